package dev.connectsecurity;

import java.util.Optional;

/**
 * A request was turned away before the application saw it.
 *
 * <p>A CDI event. Method and path are the caller's words: escape them before they are shown.
 *
 * @param reason why
 * @param clientKey the tenant that the request claims to come from, if such a tenant is stored or
 *     Atlassian itself names it; nothing else is proved
 * @param method the request's method
 * @param path the request's path without its query
 * @since 0.1
 */
public record RequestRejected(
    Reason reason, Optional<String> clientKey, String method, String path) {}
