package dev.connectsecurity.internal.access;

import java.util.Optional;

/**
 * One demand for scopes, as found at deployment.
 *
 * @param type the class that was looked at
 * @param method the method's name, or {@link #WHOLE}
 * @param demand what is demanded
 * @param obstacle why no interceptor can guard it, if so
 * @since 0.1
 */
public record GuardedMethod(
    Class<?> type, String method, ScopeDemand demand, Optional<Obstacle> obstacle) {
  /** Stands for all methods of the class. */
  public static final String WHOLE = "*";

  /** Tells whether the class as a whole is guarded. */
  public boolean isWhole() {
    return method.equals(WHOLE);
  }

  /** Gives {@code Class} or {@code Class#method}, for a sentence. */
  public String where() {
    return type.getSimpleName() + (isWhole() ? "" : "#" + method);
  }
}
