package dev.connectsecurity;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a method run only for callers that hold the scopes.
 *
 * <p>On a class it guards every business method; on a method it replaces what the class says. Works
 * on any CDI bean: JAX-RS resources, servlets, services. A caller is compared with {@link
 * AtlassianPrincipal#scopes()}.
 *
 * <p>Without an authenticated caller the answer is 401 ({@link NotAuthenticatedException}), with
 * one that lacks a scope 403 ({@link AccessDeniedException}). A scope that the descriptor does not
 * declare, and a method that no interceptor can guard (private, static or final), fail the
 * deployment. As with every interceptor, a bean's call of its own method is not guarded.
 *
 * @since 0.1
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresScope {

  /**
   * Names the scopes, all of which are needed.
   *
   * @return at least one scope
   */
  @Nonbinding
  ConnectScope[] value();
}
