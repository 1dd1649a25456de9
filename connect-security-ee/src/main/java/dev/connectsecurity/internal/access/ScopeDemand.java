package dev.connectsecurity.internal.access;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.Reason;
import dev.connectsecurity.RequiresScope;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What {@link RequiresScope} demands for a method: its own annotation, else that of the class.
 *
 * @param alternatives one of them is enough
 * @since 0.1
 */
public record ScopeDemand(List<Alternative> alternatives) {
  // Asked at every call; annotations never change. It goes with the class of the bean.
  private static final ClassValue<Map<Method, Optional<ScopeDemand>>> FOUND =
      new ClassValue<>() {
        @Override
        protected Map<Method, Optional<ScopeDemand>> computeValue(Class<?> beanClass) {
          return new ConcurrentHashMap<>();
        }
      };

  /** Makes a demand. */
  public ScopeDemand {
    alternatives = List.copyOf(alternatives);
  }

  static Optional<ScopeDemand> of(Method method, Class<?> beanClass) {
    Map<Method, Optional<ScopeDemand>> known = FOUND.get(beanClass);
    Optional<ScopeDemand> demand = known.get(method);
    return demand != null ? demand : known.computeIfAbsent(method, one -> find(one, beanClass));
  }

  private static Optional<ScopeDemand> find(Method method, Class<?> beanClass) {
    return on(method).or(() -> onClass(beanClass));
  }

  // An intercepted bean is an instance of a generated subclass, and annotations such as stereotypes
  // need not be inherited.
  private static Optional<ScopeDemand> onClass(Class<?> beanClass) {
    Optional<ScopeDemand> demand = Optional.empty();
    for (Class<?> type = beanClass; type != null && demand.isEmpty(); type = type.getSuperclass()) {
      demand = on(type);
    }
    return demand;
  }

  // As in CDI, what a class has or inherits counts before what a stereotype says.
  static Optional<ScopeDemand> on(AnnotatedElement element) {
    return find(element, new HashSet<>());
  }

  private static Optional<ScopeDemand> find(AnnotatedElement element, Set<Class<?>> seen) {
    RequiresScope[] own = element.getAnnotationsByType(RequiresScope.class);
    if (own.length > 0) {
      return Optional.of(new ScopeDemand(Arrays.stream(own).map(Alternative::of).toList()));
    }
    for (Annotation annotation : element.getAnnotations()) {
      Class<?> type = annotation.annotationType();
      if (!type.getName().startsWith("java.") && seen.add(type)) {
        Optional<ScopeDemand> carried = find(type, seen);
        if (carried.isPresent()) {
          return carried;
        }
      }
    }
    return Optional.empty();
  }

  /** Gives every Connect scope that is named. */
  public Set<ConnectScope> connectScopes() {
    EnumSet<ConnectScope> named = EnumSet.noneOf(ConnectScope.class);
    alternatives.forEach(alternative -> named.addAll(alternative.connect()));
    return named;
  }

  /** Tells whether nobody could ever meet the demand, because it names no scope. */
  boolean namesNothing() {
    return alternatives.stream()
        .anyMatch(alternative -> alternative.connect().isEmpty() && alternative.oauth().isEmpty());
  }

  /**
   * Compares what is demanded with what the caller holds.
   *
   * @throws AccessDeniedException if no alternative is met; the message names what is missing of
   *     the first that is meant for such a caller
   * @throws dev.connectsecurity.NotAuthenticatedException if there is no caller
   */
  void check(AtlassianPrincipal caller) {
    Set<ConnectScope> scopes = caller.scopes();
    // Every Connect caller holds at least NONE.
    boolean connect = !scopes.isEmpty();
    for (Alternative alternative : alternatives) {
      if (connect ? alternative.isHeld(scopes) : alternative.isHeldByOauth(caller.oauthScopes())) {
        return;
      }
    }
    throw refusal(connect, connect ? names(scopes) : caller.oauthScopes());
  }

  private AccessDeniedException refusal(boolean connect, Set<String> held) {
    String missing =
        alternatives.stream()
            .filter(alternative -> !alternative.named(connect).isEmpty())
            .findFirst()
            .map(alternative -> String.join(", ", alternative.missing(connect, held)))
            .map(names -> "missing scope " + names)
            .orElse("missing scope: not open to " + (connect ? "Connect" : "OAuth") + " callers");
    return new AccessDeniedException(Reason.MISSING_SCOPE, missing);
  }

  private static Set<String> names(Set<ConnectScope> scopes) {
    return scopes.stream().map(Enum::name).collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return alternatives.stream().map(Alternative::toString).collect(Collectors.joining(" or "));
  }
}
