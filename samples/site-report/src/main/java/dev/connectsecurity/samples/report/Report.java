package dev.connectsecurity.samples.report;

import java.util.List;

/**
 * What this application is for.
 *
 * @param site which Jira
 * @param mode by what it was read
 * @param reader who reads
 * @param count how many issues there are
 * @param issues a few of them
 */
record Report(String site, String mode, String reader, int count, List<Jira.Issue> issues) {

  static final String CONSENT = "consent";

  static Report of(String site, String mode, Jira jira) {
    return new Report(site, mode, jira.displayName(), jira.countRecent(), jira.recent());
  }

  Page page() {
    Html content =
        Html.of(
            """
            <p>Read as <strong id="reader">%s</strong> by <span id="mode">%s</span></p>
            <p class="figure"><strong id="count">%s</strong> issues in 30 days</p>
            <table id="issues">
              <caption>The newest of them</caption>
              <thead><tr><th scope="col">Issue</th><th scope="col">Summary</th>
                <th scope="col">Status</th></tr></thead>
              <tbody>%s</tbody>
            </table>
            """,
            reader, mode, count, Html.join(issues.stream().map(Report::row).toList()));
    return new Page("Report of " + site, content, mode.equals(CONSENT));
  }

  private static Html row(Jira.Issue issue) {
    return Html.of(
        "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>",
        issue.key(), issue.summary(), issue.status());
  }
}
