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

/**
 * Enforces {@link RequiresScope}, before transactions, asynchronous calls and every interceptor of
 * the application.
 *
 * <p>Serializable: beans of a session may be guarded too, and without it Payara makes a subclass
 * for enterprise beans that calls a constructor without parameters.
 */
@Interceptor
@RequiresScope
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class RequiresScopeInterceptor implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ScopeGuard guard;

  @Inject
  RequiresScopeInterceptor(AtlassianPrincipal caller, Event<AccessRefused> refusals) {
    this.guard = new ScopeGuard(caller, refusals);
  }

  @AroundInvoke
  Object guard(InvocationContext call) throws Exception {
    return guard.guard(call);
  }
}
