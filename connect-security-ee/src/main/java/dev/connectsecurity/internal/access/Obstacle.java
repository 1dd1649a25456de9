package dev.connectsecurity.internal.access;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Why a demand could be met by nobody, or kept by no interceptor.
 *
 * @since 0.1
 */
public enum Obstacle {
  /** The annotation is empty. */
  NO_SCOPE("it names no scope", "Name one, ConnectScope.NONE for every Connect caller"),
  /** Not a business method. */
  PRIVATE("the method is private", Obstacle.INTERCEPTABLE),
  /** Not a business method. */
  STATIC("the method is static", Obstacle.INTERCEPTABLE),
  /** No subclass can stand before it. */
  FINAL("the method is final", Obstacle.INTERCEPTABLE),
  /** No subclass can stand before it. */
  FINAL_CLASS("the class is final", Obstacle.INTERCEPTABLE),
  /** Interceptor bindings of interfaces are not looked at. */
  INTERFACE("it stands on an interface, where CDI does not look", Obstacle.INTERCEPTABLE),
  /** Initializers, life cycle callbacks and timeouts are no business methods. */
  CALLED_BY_CONTAINER(
      "the container calls the method itself, past this interceptor",
      "Put it on the method that callers use"),
  /** Java passes on annotations of classes only. */
  OVERRIDDEN(
      "the method overrides a guarded one, and annotations of methods are not inherited",
      "Repeat @RequiresScope there");

  private static final String INTERCEPTABLE =
      "Make it a non-private, non-final instance method of a non-final CDI bean";

  // By name: a server without enterprise beans does not have all of them.
  private static final Set<String> CALLBACKS =
      Set.of(
          "jakarta.inject.Inject",
          "jakarta.annotation.PostConstruct",
          "jakarta.annotation.PreDestroy",
          "jakarta.ejb.Timeout",
          "jakarta.ejb.Schedule",
          "jakarta.ejb.Schedules");

  private final String what;
  private final String remedy;

  Obstacle(String what, String remedy) {
    this.what = what;
    this.remedy = remedy;
  }

  /** Tells what is in the way. */
  public String what() {
    return what;
  }

  /** Tells what to do about it, as a sentence without its full stop. */
  public String remedy() {
    return remedy;
  }

  static Optional<Obstacle> of(Method method) {
    int modifiers = method.getModifiers();
    if (Modifier.isPrivate(modifiers)) {
      return Optional.of(PRIVATE);
    }
    if (Modifier.isStatic(modifiers)) {
      return Optional.of(STATIC);
    }
    if (Modifier.isFinal(modifiers)) {
      return Optional.of(FINAL);
    }
    return Arrays.stream(method.getAnnotations())
            .anyMatch(annotation -> CALLBACKS.contains(annotation.annotationType().getName()))
        ? Optional.of(CALLED_BY_CONTAINER)
        : Optional.empty();
  }
}
