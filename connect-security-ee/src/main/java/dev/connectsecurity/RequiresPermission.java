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
 * Lets a method run only for users who hold a permission in the product, asked at run time.
 *
 * <p>A scope says what the app may do at most ({@link RequiresScope}), a permission what this user
 * may do. For an admin page there is {@link RequiresAdministrator}; for one issue:
 *
 * <pre>{@code
 * @PUT
 * @Path("issues/{issue}/note")
 * @RequiresPermission(jira = "EDIT_ISSUES", level = PermissionLevel.ISSUE, parameter = "issue")
 * public void note(@PathParam("issue") String issue, String text)
 * }</pre>
 *
 * <p>On a class it guards every business method; on a method it replaces what the class says. Works
 * on any CDI bean, and at level {@link PermissionLevel#GLOBAL} on servlets. A caller from a product
 * that the annotation does not name is refused.
 *
 * <table>
 * <caption>Answers</caption>
 * <tr><th>when</th><th>exception</th><th>answer</th></tr>
 * <tr><td>nobody is calling</td><td>{@link NotAuthenticatedException}</td><td>401</td></tr>
 * <tr><td>no user takes part, the permission is missing, or there is no such project, issue, space or
 * content</td><td>{@link AccessDeniedException}</td><td>403</td></tr>
 * <tr><td>the product cannot be asked</td><td>{@link UnavailableException}</td><td>503</td></tr>
 * </table>
 *
 * <p>The product is asked as the app. An answer, yes or no, counts for {@code
 * atlassian.permission.cache-time}; "cannot be asked" is never remembered and never a yes. What the
 * app needs for asking: in Jira and for {@code GLOBAL} and {@code SPACE} in Confluence the scope
 * {@code READ}; for {@code CONTENT} its app user must be a Confluence administrator.
 *
 * <p>A method that no interceptor can guard (private, static or final), a parameter that is not
 * there and a level that does not fit fail the deployment. As with every interceptor, a bean's call
 * of its own method is not guarded.
 *
 * <p>Sources: <a
 * href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-permissions-check-post">Jira,
 * Get bulk permissions</a>; <a
 * href="https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-content-permissions/">Confluence,
 * Check content permissions</a>.
 *
 * @since 0.1
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresPermission {

  /**
   * Names the permission in Jira.
   *
   * @return a permission key such as {@code ADMINISTER} or {@code EDIT_ISSUES}; empty: callers from
   *     Jira are refused
   */
  @Nonbinding
  String jira() default "";

  /**
   * Names the operation in Confluence.
   *
   * @return an operation such as {@code administer}, {@code update} or {@code read}; empty: callers
   *     from Confluence are refused
   */
  @Nonbinding
  String confluence() default "";

  /**
   * Tells what the permission is about.
   *
   * @return the level; every one but {@link PermissionLevel#GLOBAL} needs a {@link #parameter()}
   */
  @Nonbinding
  PermissionLevel level() default PermissionLevel.GLOBAL;

  /**
   * Names the parameter of the method that holds the project, issue, space or content.
   *
   * @return the name in its {@code @PathParam} or {@code @QueryParam}, else its name in Java (with
   *     the compiler's option {@code -parameters}); of type {@code String} or a whole number
   */
  @Nonbinding
  String parameter() default "";
}
