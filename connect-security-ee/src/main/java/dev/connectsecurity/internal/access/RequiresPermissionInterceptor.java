package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.RequiresPermission;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.lang.reflect.Method;

/**
 * Enforces {@link RequiresPermission}, right after the guard of scopes, which costs no call to the
 * product.
 *
 * <p>Serializable for the same reason as {@link RequiresScopeInterceptor}; the guard itself is not,
 * so it is looked up.
 */
@Interceptor
@RequiresPermission
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 1)
@SuppressWarnings("serial")
class RequiresPermissionInterceptor implements Serializable {
  private static final long serialVersionUID = 1L;

  private final AtlassianPrincipal caller;
  private final Instance<PermissionGuard> guard;

  @Inject
  RequiresPermissionInterceptor(AtlassianPrincipal caller, Instance<PermissionGuard> guard) {
    this.caller = caller;
    this.guard = guard;
  }

  @AroundInvoke
  Object guard(InvocationContext context) throws Exception {
    Method method = context.getMethod();
    if (ServletLife.isPartOf(method, context.getTarget())) {
      return context.proceed();
    }
    Object[] arguments = context.getParameters();
    guard
        .get()
        .check(
            PermissionDemand.of(method, context.getTarget().getClass()),
            caller,
            name -> GuardedParameter.value(method, name, arguments),
            method.getDeclaringClass().getSimpleName() + "#" + method.getName());
    return context.proceed();
  }
}
