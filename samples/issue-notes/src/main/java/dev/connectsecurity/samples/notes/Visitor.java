package dev.connectsecurity.samples.notes;

import dev.connectsecurity.AtlassianPrincipal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The person who is looking, by name. */
@RequestScoped
class Visitor {

  @Inject AtlassianPrincipal caller;
  @Inject Jira jira;

  /** Asks Jira for the name; it is not in the token. */
  String displayName() {
    return caller.accountId().map(jira::displayNameOf).orElse("Anonymous");
  }

  String accountId() {
    return caller.accountId().orElse("not logged in");
  }
}
