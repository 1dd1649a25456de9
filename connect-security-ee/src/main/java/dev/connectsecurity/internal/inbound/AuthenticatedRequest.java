package dev.connectsecurity.internal.inbound;

import dev.connectsecurity.ConnectScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** A request whose standard methods know the caller: roles are scopes. */
final class AuthenticatedRequest extends HttpServletRequestWrapper {
  private final Caller caller;

  AuthenticatedRequest(HttpServletRequest request, Caller caller) {
    super(request);
    this.caller = caller;
  }

  @Override
  public Principal getUserPrincipal() {
    return caller;
  }

  @Override
  public String getRemoteUser() {
    return caller.getName();
  }

  @Override
  public String getAuthType() {
    return "JWT";
  }

  @Override
  public boolean isUserInRole(String role) {
    return ConnectScope.of(role).filter(caller.scopes()::contains).isPresent();
  }
}
