package dev.connectsecurity.samples.report;

import java.util.List;

/**
 * What this application is for.
 *
 * @param site which Jira
 * @param reader who reads
 * @param count how many issues there are
 * @param issues a few of them
 */
record Report(String site, String reader, int count, List<Jira.Issue> issues) {

  static Report of(String site, Jira jira) {
    return new Report(site, jira.displayName(), jira.countRecent(), jira.recent());
  }

  Page page() {
    Html content =
        Html.of(
            """
            <p>Read as <strong id="reader">%s</strong>.</p>
            <p><strong id="count">%s</strong> issues in 30 days</p>
            <table id="issues">
              <thead><tr><th>Issue</th><th>Summary</th><th>Status</th></tr></thead>
              <tbody>%s</tbody>
            </table>
            <p><a href="./">Back</a></p>
            """,
            reader, count, Html.join(issues.stream().map(Report::row).toList()));
    return new Page("Report of " + site, content);
  }

  private static Html row(Jira.Issue issue) {
    return Html.of(
        "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>",
        issue.key(), issue.summary(), issue.status());
  }
}
