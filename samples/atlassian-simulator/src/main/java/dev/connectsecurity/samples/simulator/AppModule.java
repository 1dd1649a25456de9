package dev.connectsecurity.samples.simulator;

/**
 * One thing that the app adds to the site.
 *
 * @param type the kind, such as {@code jiraIssueContents} or {@code webhooks}
 * @param key the module key; empty for webhooks
 * @param name the name that people read
 * @param url the relative URL, with context parameters still in braces
 * @param event what a webhook waits for; empty for pages
 */
public record AppModule(String type, String key, String name, String url, String event) {

  /** Tells whether the module is a page that people open. */
  public boolean isPage() {
    return event.isEmpty() && !url.isEmpty();
  }
}
