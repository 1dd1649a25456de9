package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.GenericServlet;
import jakarta.servlet.Servlet;
import java.lang.reflect.Method;
import java.util.Arrays;
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
    if (isServersOwnCall(context)) {
      return context.proceed();
    }
    Set<ConnectScope> demanded =
        ScopeDemand.of(context.getMethod(), context.getTarget().getClass()).orElse(EVERYTHING);
    ScopeDemand.check(demanded, caller.scopes());
    return context.proceed();
  }

  // A server starts and stops a servlet without a request, or before the gate has seen the one that
  // needs it. Whatever serves a request stays guarded.
  private static boolean isServersOwnCall(InvocationContext context) {
    Method called = context.getMethod();
    return context.getTarget() instanceof Servlet
        && !called.getName().equals("service")
        && Arrays.stream(GenericServlet.class.getMethods())
            .anyMatch(
                known ->
                    known.getName().equals(called.getName())
                        && Arrays.equals(known.getParameterTypes(), called.getParameterTypes()));
  }
}
