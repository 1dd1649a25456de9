package dev.connectsecurity.internal.access;

/**
 * One demand for a permission, as found at deployment.
 *
 * @param where {@code Class} or {@code Class#method}
 * @param permission what is demanded, for people
 * @param obstacle why it cannot be enforced and what mends that, or an empty text
 * @since 0.1
 */
public record GuardedPermission(String where, String permission, String obstacle) {}
