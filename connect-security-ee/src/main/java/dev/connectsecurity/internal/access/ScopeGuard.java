package dev.connectsecurity.internal.access;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.Reason;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.InvocationContext;
import java.util.function.Consumer;

/** Lets an intercepted call through, or refuses it and tells the application. */
@Dependent
final class ScopeGuard {
  private final AtlassianPrincipal caller;
  private final Consumer<AccessRefused> refusals;

  @Inject
  ScopeGuard(AtlassianPrincipal caller, Event<AccessRefused> refusals) {
    this(
        caller,
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
