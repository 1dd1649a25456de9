package dev.connectsecurity.samples.notes;

import dev.connectsecurity.AtlassianPrincipal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The person who is looking, by name. Every page asks for a permission, so it is somebody. */
@RequestScoped
class Visitor {

  @Inject AtlassianPrincipal caller;
  @Inject Jira jira;

  /** Asks Jira for the name; it is not in the token. */
  String displayName() {
    return jira.displayNameOf(accountId());
  }

  String accountId() {
    return caller.accountId().orElseThrow();
  }
}
