package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.RequiresPermission;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;

/**
 * Enforces {@link RequiresPermission}, right after the guard of scopes, which costs no call to the
 * product.
 */
@Interceptor
@RequiresPermission
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 1)
class RequiresPermissionInterceptor {
  private final AtlassianPrincipal caller;
  private final PermissionGuard guard;

  @Inject
  RequiresPermissionInterceptor(AtlassianPrincipal caller, PermissionGuard guard) {
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
    guard.check(
        PermissionDemand.of(method, context.getTarget().getClass()),
        caller,
        name -> GuardedParameter.value(method, name, arguments),
        method.getDeclaringClass().getSimpleName() + "#" + method.getName());
    return context.proceed();
  }
}
