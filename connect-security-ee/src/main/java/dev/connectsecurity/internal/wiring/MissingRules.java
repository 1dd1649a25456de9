package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.access.GuardInspector;
import dev.connectsecurity.internal.access.PermissionInspector;
import dev.connectsecurity.internal.inbound.PathRules;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebServlet;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what every caller of a tenant may do because nobody has said otherwise: resource methods
 * and servlets under protected paths without a guard.
 */
final class MissingRules {
  private final ConnectExtension extension;
  private final Set<Class<?>> types;
  private final ServletContext context;
  private final PathRules open;

  /**
   * Makes the search.
   *
   * @param types classes that have to do with servlets or JAX-RS
   */
  MissingRules(ConnectExtension extension, Set<Class<?>> types, ServletContext context) {
    this.extension = extension;
    this.types = types;
    this.context = context;
    this.open = PathRules.of(publicPaths(extension.deployment().settings()), List.of());
  }

  private static List<String> publicPaths(Settings settings) {
    return settings.connect().map(app -> app.inbound().publicPaths()).orElse(List.of());
  }

  /** Fails the deployment if something is found and the configuration forbids it. */
  void check() {
    if (!extension.deployment().settings().access().requireRules()) {
      return;
    }
    Set<String> missing = new TreeSet<>();
    resources().forEach(resource -> addMethods(resource, missing));
    servlets().filter(this::isUnguarded).forEach(servlet -> missing.add(servlet.getSimpleName()));
    if (!missing.isEmpty()) {
      throw Problem.NO_RULE.mistake(
          ConfigKey.REQUIRE_RULES.key()
              + "=true, but no rule says who may call "
              + String.join(", ", missing)
              + ". Add to each: @RequiresScope(ConnectScope.READ), with NONE for every Connect"
              + " caller, or list its path in "
              + ConfigKey.PUBLIC_PATHS.key());
    }
  }

  // Annotations of JAX-RS may stand on an interface, which beans implement.
  private Stream<Class<?>> resources() {
    return Stream.concat(
            types.stream(),
            extension.beans().stream()
                .filter(bean -> types.stream().anyMatch(type -> type.isAssignableFrom(bean))))
        .filter(type -> !Modifier.isAbstract(type.getModifiers()))
        .distinct();
  }

  private void addMethods(Class<?> resource, Set<String> missing) {
    RestMethods methods = new RestMethods(resource);
    for (Method method : methods.list()) {
      List<String> paths = methods.paths(method, prefixes());
      boolean isPublic = !paths.isEmpty() && paths.stream().allMatch(this::isPublic);
      boolean guarded =
          GuardInspector.isGuarded(resource, method)
              || PermissionInspector.isGuarded(resource, method);
      if (!isPublic && !guarded) {
        missing.add(resource.getSimpleName() + "#" + method.getName());
      }
    }
  }

  private Collection<String> prefixes() {
    Set<String> prefixes =
        types.stream()
            .map(RestMethods::prefix)
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    return prefixes.isEmpty() ? Set.of("") : prefixes;
  }

  // The server's own, such as those for files and JAX-RS, come from elsewhere.
  private Stream<Class<?>> servlets() {
    return types.stream()
        .filter(Servlet.class::isAssignableFrom)
        .filter(type -> !Modifier.isAbstract(type.getModifiers()))
        .filter(type -> type.getClassLoader() == context.getClassLoader());
  }

  private boolean isUnguarded(Class<?> servlet) {
    Set<String> mappings = new TreeSet<>();
    WebServlet annotation = servlet.getAnnotation(WebServlet.class);
    if (annotation != null) {
      mappings.addAll(List.of(annotation.value()));
      mappings.addAll(List.of(annotation.urlPatterns()));
    }
    for (ServletRegistration one : context.getServletRegistrations().values()) {
      if (servlet.getName().equals(one.getClassName())) {
        mappings.addAll(one.getMappings());
      }
    }
    return GuardInspector.inspect(servlet).isEmpty()
        && PermissionInspector.inspect(servlet).isEmpty()
        && !mappings.stream().allMatch(this::isPublic);
  }

  // What a caller puts in the place of a parameter or star is not known; so it may not decide.
  private boolean isPublic(String pattern) {
    return open.isPublic(pattern.replaceAll("\\{[^/]*}|\\*$", "anything-at-all"));
  }
}
