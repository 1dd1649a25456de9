package dev.connectsecurity.internal.wiring;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The methods by which a class answers JAX-RS requests. Annotations may stand on what a method
 * overrides. Source: Jakarta RESTful Web Services 3.1, section 3.6 (annotation inheritance).
 *
 * @param type a concrete class
 */
record RestMethods(Class<?> type) {

  /** Gives every method that an HTTP method reaches. */
  List<Method> list() {
    return Arrays.stream(type.getMethods())
        .filter(method -> !method.isSynthetic() && !Modifier.isAbstract(method.getModifiers()))
        .filter(method -> declarations(method).anyMatch(RestMethods::hasHttpMethod))
        .toList();
  }

  /**
   * Gives the paths of a method below the context root, context parameters and all.
   *
   * @param prefixes of the applications that serve it
   * @return nothing if the class has no path of its own: a sub-resource, which may be anywhere
   */
  List<String> paths(Method method, Collection<String> prefixes) {
    Optional<String> root =
        hierarchy(type).map(RestMethods::path).flatMap(Optional::stream).findFirst();
    String own =
        declarations(method)
            .map(RestMethods::path)
            .flatMap(Optional::stream)
            .findFirst()
            .orElse("");
    return root.stream()
        .flatMap(path -> prefixes.stream().map(prefix -> join(prefix, path, own)))
        .toList();
  }

  /** Gives where an application is served. */
  static Optional<String> prefix(Class<?> application) {
    return Optional.ofNullable(application.getAnnotation(ApplicationPath.class))
        .map(ApplicationPath::value)
        .map(path -> path.endsWith("/*") ? path.substring(0, path.length() - 2) : path);
  }

  private Stream<Method> declarations(Method method) {
    return hierarchy(type).flatMap(above -> declared(above, method).stream());
  }

  private static Optional<Method> declared(Class<?> above, Method method) {
    try {
      return Optional.of(above.getDeclaredMethod(method.getName(), method.getParameterTypes()));
    } catch (NoSuchMethodException notThere) {
      return Optional.empty();
    }
  }

  private static Stream<Class<?>> hierarchy(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> one = type; one != null; one = one.getSuperclass()) {
      all.add(one);
    }
    for (Class<?> one : List.copyOf(all)) {
      addInterfaces(one, all);
    }
    return all.stream();
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
    for (Class<?> above : type.getInterfaces()) {
      all.add(above);
      addInterfaces(above, all);
    }
  }

  private static boolean hasHttpMethod(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(annotation -> annotation.isAnnotationPresent(HttpMethod.class));
  }

  private static Optional<String> path(AnnotatedElement element) {
    return Optional.ofNullable(element.getAnnotation(Path.class)).map(Path::value);
  }

  private static String join(String... parts) {
    StringBuilder path = new StringBuilder();
    for (String part : parts) {
      String bare = part.replaceAll("^/+|/+$", "");
      path.append(bare.isEmpty() ? "" : "/" + bare);
    }
    return path.isEmpty() ? "/" : path.toString();
  }
}
