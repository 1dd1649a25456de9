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
 * thread, or for the one that was captured when the work of this thread was handed over.
 */
final class CurrentCaller implements AtlassianPrincipal {
  private final HttpServletRequest current;
  private final ThreadLocal<Optional<Caller>> handedOver = new ThreadLocal<>();

  /**
   * Makes the principal.
   *
   * @param current the container's own bean, which stands for the request of this thread
   */
  CurrentCaller(HttpServletRequest current) {
    this.current = current;
  }

  Caller get() {
    return find()
        .orElseThrow(
            () ->
                new NotAuthenticatedException(
                    Reason.MISSING, "no authenticated caller on this thread"));
  }

  Optional<Caller> find() {
    Optional<Caller> captured = handedOver.get();
    return captured == null ? ofRequest() : captured;
  }

  /**
   * Lets this thread work for a caller, or for nobody, until the returned action is run.
   *
   * @return puts back what was before; to be run on this thread
   */
  Runnable handOver(Optional<Caller> caller) {
    Optional<Caller> before = handedOver.get();
    handedOver.set(caller);
    return () -> {
      if (before == null) {
        handedOver.remove();
      } else {
        handedOver.set(before);
      }
    };
  }

  private Optional<Caller> ofRequest() {
    // The bean of TomEE 9.0.0 calls a null where no request runs.
    try {
      return Caller.find(current);
    } catch (ContextNotActiveException | IllegalStateException | NullPointerException noRequest) {
      return Optional.empty();
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
  public Set<String> oauthScopes() {
    return get().oauthScopes();
  }

  @Override
  public String toString() {
    return "the current caller";
  }
}
