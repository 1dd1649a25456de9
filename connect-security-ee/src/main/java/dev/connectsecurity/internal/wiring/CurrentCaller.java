package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.inbound.Caller;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/**
 * The injected principal: asks, at every call, for the caller of the request that runs on this
 * thread.
 */
final class CurrentCaller implements AtlassianPrincipal {
  private final HttpServletRequest current;

  /**
   * Makes the principal.
   *
   * @param current the container's own bean, which stands for the request of this thread
   */
  CurrentCaller(HttpServletRequest current) {
    this.current = current;
  }

  Caller get() {
    try {
      return Caller.of(current);
    } catch (ContextNotActiveException | IllegalStateException noRequest) {
      throw new NotAuthenticatedException(Reason.MISSING, "no request runs on this thread");
    }
  }

  @Override
  public String getName() {
    return get().getName();
  }

  @Override
  public Optional<String> accountId() {
    return get().accountId();
  }

  @Override
  public AtlassianHost host() {
    return get().host();
  }

  @Override
  public Set<ConnectScope> scopes() {
    return get().scopes();
  }

  @Override
  public String toString() {
    return "the current caller";
  }
}
