package dev.connectsecurity.internal.access;

import dev.connectsecurity.RequiresScope;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Enforces {@link RequiresScope}, before transactions, asynchronous calls and every interceptor of
 * the application.
 */
@Interceptor
@RequiresScope
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class RequiresScopeInterceptor {
  private final ScopeGuard guard;

  @Inject
  RequiresScopeInterceptor(ScopeGuard guard) {
    this.guard = guard;
  }

  @AroundInvoke
  Object guard(InvocationContext call) throws Exception {
    return guard.guard(call);
  }
}
