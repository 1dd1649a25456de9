package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import java.util.Optional;
import java.util.Set;

/** What is injected where no request has a caller. */
final class Nobody implements AtlassianPrincipal {

  @Override
  public String getName() {
    throw nobody();
  }

  @Override
  public Optional<String> accountId() {
    throw nobody();
  }

  @Override
  public AtlassianHost host() {
    throw nobody();
  }

  @Override
  public Set<ConnectScope> scopes() {
    throw nobody();
  }

  private static NotAuthenticatedException nobody() {
    return new NotAuthenticatedException(Reason.MISSING, "no caller");
  }
}
