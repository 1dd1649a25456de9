package dev.connectsecurity.it.callers;

import dev.connectsecurity.AtlassianPrincipal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lives as long as the application, and is asked by everybody. */
@ApplicationScoped
public class Registry {
  @Inject private AtlassianPrincipal caller;

  /** Names the caller, by four ways to ask. */
  public String caller() {
    return String.join(
        " ",
        caller.getName(),
        caller.accountId().orElse("-"),
        caller.host().clientKey(),
        caller.scopes().toString());
  }
}
