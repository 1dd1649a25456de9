package dev.connectsecurity.samples.simulator;

import java.util.Set;

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

  private static final Set<String> FOR_ADMINISTRATORS = Set.of("adminPages", "configurePage");

  /** Tells whether the module is a page that people open. */
  public boolean isPage() {
    return event.isEmpty() && !url.isEmpty();
  }

  /** Tells whether a site links the page for administrators only. */
  public boolean isForAdministrators() {
    return isPage() && FOR_ADMINISTRATORS.contains(type);
  }
}
