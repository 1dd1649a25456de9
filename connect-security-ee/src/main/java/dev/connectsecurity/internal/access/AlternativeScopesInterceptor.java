package dev.connectsecurity.internal.access;

import dev.connectsecurity.RequiresScope;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Enforces a repeated {@link RequiresScope}, of which the compiler leaves only the container. */
@Interceptor
@RequiresScope.Alternatives({})
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class AlternativeScopesInterceptor {
  private final ScopeGuard guard;

  @Inject
  AlternativeScopesInterceptor(ScopeGuard guard) {
    this.guard = guard;
  }

  @AroundInvoke
  Object guard(InvocationContext call) throws Exception {
    return guard.guard(call);
  }
}
