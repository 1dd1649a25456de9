package dev.connectsecurity.internal.access;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.Reason;
import jakarta.enterprise.event.Event;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.util.function.Consumer;

/**
 * Lets an intercepted call through, or refuses it and tells the application.
 *
 * <p>Serializable, as far as its parts are: in a server they are client proxies, which are.
 */
@SuppressWarnings("serial")
final class ScopeGuard implements Serializable {
  private static final long serialVersionUID = 1L;

  private final AtlassianPrincipal caller;
  private final Consumer<AccessRefused> refusals;

  ScopeGuard(AtlassianPrincipal caller, Event<AccessRefused> refusals) {
    this(
        caller,
        (Consumer<AccessRefused> & Serializable)
            refusal -> {
              refusals.fireAsync(refusal);
              refusals.fire(refusal);
            });
  }

  ScopeGuard(AtlassianPrincipal caller, Consumer<AccessRefused> refusals) {
    this.caller = caller;
    this.refusals = refusals;
  }

  Object guard(InvocationContext call) throws Exception {
    if (ServletLife.isPartOf(call.getMethod(), call.getTarget())) {
      return call.proceed();
    }
    try {
      // A demand that cannot be found is unknown, so nobody meets it.
      ScopeDemand.of(call.getMethod(), call.getTarget().getClass())
          .orElseThrow(() -> new AccessDeniedException(Reason.MISSING_SCOPE, "missing scope"))
          .check(caller);
    } catch (AccessDeniedException refusal) {
      String where =
          call.getMethod().getDeclaringClass().getSimpleName() + "#" + call.getMethod().getName();
      Refused.tell(refusals, refusal, caller, where);
      throw refusal;
    }
    return call.proceed();
  }
}
