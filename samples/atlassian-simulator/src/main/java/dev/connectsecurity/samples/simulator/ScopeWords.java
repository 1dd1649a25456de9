package dev.connectsecurity.samples.simulator;

import java.util.Map;
import java.util.Optional;

/** What the usual scopes mean, for whoever reads the consent page. */
final class ScopeWords {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("offline_access", "Do all this while you are away"),
          Map.entry("read:me", "See your name and e-mail address"),
          Map.entry("read:jira-work", "See projects and issues in Jira"),
          Map.entry("write:jira-work", "Create, change and comment on issues in Jira"),
          Map.entry("read:jira-user", "See who is who in Jira"),
          Map.entry("manage:jira-project", "Administer projects in Jira"),
          Map.entry("manage:jira-configuration", "Administer Jira"),
          Map.entry("read:confluence-user", "See who is who in Confluence"),
          Map.entry("read:confluence-content.all", "See all content in Confluence"),
          Map.entry("write:confluence-content", "Create and change content in Confluence"));

  private ScopeWords() {}

  static Optional<String> of(String scope) {
    return Optional.ofNullable(WORDS.get(scope));
  }
}
