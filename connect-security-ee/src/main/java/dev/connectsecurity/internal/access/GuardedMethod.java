package dev.connectsecurity.internal.access;

/**
 * One demand for scopes, as found at deployment.
 *
 * @param where {@code Class} or {@code Class#method}
 * @param demand what is demanded
 * @param obstacle why no interceptor can guard it, or an empty text
 * @since 0.1
 */
public record GuardedMethod(String where, ScopeDemand demand, String obstacle) {}
