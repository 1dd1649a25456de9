package dev.connectsecurity.samples.simulator;

/** Which Atlassian product a site is. */
public enum Product {
  /** Jira: the base URL of the tenant is the site's origin. */
  JIRA("jira", ""),
  /** Confluence: the base URL of the tenant ends in {@code /wiki}. */
  CONFLUENCE("confluence", "/wiki");

  private final String type;
  private final String contextPath;

  Product(String type, String contextPath) {
    this.type = type;
    this.contextPath = contextPath;
  }

  /** What stands in {@code productType}. */
  public String type() {
    return type;
  }

  /** The path of the tenant's base URL, empty or {@code /wiki}. */
  public String contextPath() {
    return contextPath;
  }
}
