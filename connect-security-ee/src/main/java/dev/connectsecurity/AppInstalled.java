package dev.connectsecurity;

/**
 * The app was installed at a tenant, or installed again, perhaps with a new secret.
 *
 * <p>A CDI event, fired after the change is stored; asynchronous observers receive it too. An
 * observer that fails is logged and undoes nothing.
 *
 * @param host the tenant as stored
 * @param again whether the tenant was known before
 * @since 0.1
 */
public record AppInstalled(AtlassianHost host, boolean again) {}
