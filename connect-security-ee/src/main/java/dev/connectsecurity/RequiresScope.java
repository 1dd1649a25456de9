package dev.connectsecurity;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a method run only for callers that hold the scopes.
 *
 * <p>On a class it guards every business method; on a method it replaces what the class says. All
 * scopes of one annotation are needed; repeated, the annotation gives alternatives, one of which is
 * enough. {@link #value()} speaks of Connect callers, {@link #oauth()} of callers with an OAuth
 * token; a caller of a kind that no alternative names is refused.
 *
 * <p>Without an authenticated caller the answer is 401 ({@link NotAuthenticatedException}), with
 * one that lacks a scope 403 ({@link AccessDeniedException}) and an {@link AccessRefused} event.
 *
 * <table>
 * <caption>What is enforced</caption>
 * <tr><th>where</th><th>what happens</th></tr>
 * <tr><td>CDI bean of any scope: class, method that is public, protected or package-private</td><td>enforced</td></tr>
 * <tr><td>class or method that a bean inherits; stereotype</td><td>enforced; an annotation of the class, also an inherited
 *     one, counts before a stereotype</td></tr>
 * <tr><td>JAX-RS resource, sub-resource, locator or enterprise bean that is a CDI bean</td><td>enforced</td></tr>
 * <tr><td>servlet: its class, a superclass, a stereotype</td><td>enforced, also by forward, include, name and asynchronous
 *     dispatch</td></tr>
 * <tr><td>observer method of a bean</td><td>enforced: needs a caller on the thread that fires the event</td></tr>
 * <tr><td>asynchronous method of Jakarta Concurrency</td><td>enforced for who called it, before it leaves the caller's thread</td></tr>
 * <tr><td>bean called by a task or stage of a managed executor</td><td>enforced for who handed the task over; where the
 *     server did not carry the caller along, refused with 401: on Payara 6 sometimes under load, on Open Liberty always by the
 *     server's own executor and never by a {@code ManagedExecutorDefinition} that propagates all contexts</td></tr>
 * <tr><td>bean called on any other thread, asynchronous method of an enterprise bean</td><td>refused with 401: nobody is known
 *     there</td></tr>
 * <tr><td>private, static or final method, also an inherited final one of a guarded class; final class; interface; class that is
 *     no CDI bean; method of a servlet; servlet of unknown name; method that overrides a guarded one without the annotation;
 *     initializer, life cycle callback, timeout; no scope at all</td><td>fails the deployment, CSE-007</td></tr>
 * <tr><td>Connect scope that the descriptor declares neither itself nor by implication</td><td>fails the deployment, CSE-008;
 *     without {@code scopes} in the descriptor, the least that all annotations name is declared</td></tr>
 * <tr><td>a bean's call of its own method; an object made with {@code new}</td><td>not enforced, as with every interceptor: guard
 *     the method that is called from outside, and let CDI make the object</td></tr>
 * </table>
 *
 * @since 0.1
 */
@Documented
@Inherited
@InterceptorBinding
@Repeatable(RequiresScope.Alternatives.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresScope {

  /**
   * Names the Connect scopes, all of which are needed.
   *
   * @return the scopes; empty if Connect callers are refused
   */
  @Nonbinding
  ConnectScope[] value() default {};

  /**
   * Names the OAuth scopes, all of which are needed, for example {@code read:jira-work}.
   *
   * @return the scopes; empty if OAuth callers are refused
   */
  @Nonbinding
  String[] oauth() default {};

  /**
   * Holds the alternatives where the annotation is repeated; the compiler writes it.
   *
   * @since 0.1
   */
  @Documented
  @Inherited
  @InterceptorBinding
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface Alternatives {

    /**
     * Gives the alternatives.
     *
     * @return two or more
     */
    @Nonbinding
    RequiresScope[] value();
  }
}
