package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.EnumSet;
import java.util.Set;

/**
 * Enforces {@link RequiresScope}, before transactions and before every interceptor of the
 * application.
 */
@Interceptor
@RequiresScope({})
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class RequiresScopeInterceptor {
  // What an annotation that cannot be found would demand is unknown, so all is demanded.
  private static final Set<ConnectScope> EVERYTHING = EnumSet.allOf(ConnectScope.class);

  private final AtlassianPrincipal caller;

  @Inject
  RequiresScopeInterceptor(AtlassianPrincipal caller) {
    this.caller = caller;
  }

  @AroundInvoke
  Object guard(InvocationContext context) throws Exception {
    if (ServletLife.isPartOf(context.getMethod(), context.getTarget())) {
      return context.proceed();
    }
    Set<ConnectScope> demanded =
        ScopeDemand.of(context.getMethod(), context.getTarget().getClass()).orElse(EVERYTHING);
    ScopeDemand.check(demanded, caller.scopes());
    return context.proceed();
  }
}
