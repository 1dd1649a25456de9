package dev.connectsecurity;

/**
 * An administrator has switched the app off at a tenant.
 *
 * <p>A CDI event, fired after the change is stored; asynchronous observers receive it too. An
 * observer that fails is logged and undoes nothing.
 *
 * @param host the tenant as stored
 * @since 0.1
 */
public record AppDisabled(AtlassianHost host) {}
