package dev.connectsecurity.internal.access;

import dev.connectsecurity.ConnectScope;
import java.util.Set;

/**
 * One demand for scopes, as found at deployment.
 *
 * @param where {@code Class} or {@code Class#method}
 * @param scopes what is demanded
 * @param obstacle why no interceptor can guard it, or an empty text
 * @since 0.1
 */
public record GuardedMethod(String where, Set<ConnectScope> scopes, String obstacle) {}
