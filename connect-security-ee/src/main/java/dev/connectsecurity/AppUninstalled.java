package dev.connectsecurity;

/**
 * A tenant has uninstalled the app. Its row is kept, its tokens are refused.
 *
 * <p>A CDI event, fired after the change is stored; asynchronous observers receive it too. An
 * observer that fails is logged and undoes nothing.
 *
 * @param host the tenant as stored
 * @since 0.1
 */
public record AppUninstalled(AtlassianHost host) {}
