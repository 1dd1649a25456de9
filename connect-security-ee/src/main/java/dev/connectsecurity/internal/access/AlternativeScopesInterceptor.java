package dev.connectsecurity.internal.access;

import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.RequiresScope;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;

/** Enforces a repeated {@link RequiresScope}, of which the compiler leaves only the container. */
@Interceptor
@RequiresScope.Alternatives({})
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class AlternativeScopesInterceptor implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ScopeGuard guard;

  @Inject
  AlternativeScopesInterceptor(AtlassianPrincipal caller, Event<AccessRefused> refusals) {
    this.guard = new ScopeGuard(caller, refusals);
  }

  @AroundInvoke
  Object guard(InvocationContext call) throws Exception {
    return guard.guard(call);
  }
}
