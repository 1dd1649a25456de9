package dev.connectsecurity.internal.wiring;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.inject.Singleton;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Knows which parts of the library an application brings itself, and offers ours for the rest. */
final class Replacements {
  private final Set<Type> brought = ConcurrentHashMap.newKeySet();
  private final Set<Type> offered = ConcurrentHashMap.newKeySet();

  /** Notes the types of a bean of the application. */
  void note(Collection<Type> types) {
    brought.addAll(types);
  }

  /**
   * Adds a bean of ours, unless there is one.
   *
   * <p>Not a bean that is always there: beside one of the application it would be ambiguous. Not
   * proxied, so that what cannot be opened fails the deployment and not the first request.
   */
  <T> void offer(
      AfterBeanDiscovery discovery, Class<T> type, Function<Instance<Object>, ? extends T> ours) {
    if (!brought.contains(type)) {
      offered.add(type);
      discovery
          .<T>addBean()
          .types(type, Object.class)
          .scope(Singleton.class)
          .produceWith(ours::apply);
    }
  }

  /** Tells whether one of these is a bean of ours. */
  boolean offersAny(Class<?>... types) {
    return Stream.of(types).anyMatch(offered::contains);
  }
}
