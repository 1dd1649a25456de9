package dev.connectsecurity;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a method run only for administrators of the product: what an admin page needs.
 *
 * <p>Short for {@link RequiresPermission} with {@code ADMINISTER} in Jira and {@code administer} in
 * Confluence. Atlassian shows an admin page to administrators only, but the token of any other user
 * opens its URL just as well.
 *
 * <pre>{@code
 * @Path("admin")
 * @RequestScoped
 * @RequiresAdministrator
 * public class AdminPage
 * }</pre>
 *
 * @since 0.1
 */
@Documented
@Inherited
@InterceptorBinding
@RequiresPermission(jira = "ADMINISTER", confluence = "administer")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresAdministrator {}
