package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.internal.access.GuardInspector;
import dev.connectsecurity.internal.access.GuardedMethod;
import dev.connectsecurity.internal.access.ServletGuard;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebServlet;
import java.lang.reflect.Modifier;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Puts a guard before every servlet that demands scopes. */
final class ServletGuards {
  private ServletGuards() {}

  /**
   * Gives the servlets that are registered already. The server reports those that carry {@code
   * RequiresScope} themselves; others inherit it or have it by a stereotype.
   */
  static Set<Class<?>> registered(ServletContext context) {
    Set<Class<?>> servlets = new HashSet<>();
    for (ServletRegistration registration : context.getServletRegistrations().values()) {
      find(registration.getClassName(), context.getClassLoader())
          .filter(Servlet.class::isAssignableFrom)
          .ifPresent(servlets::add);
    }
    return servlets;
  }

  private static Optional<Class<?>> find(String name, ClassLoader application) {
    try {
      return name == null ? Optional.empty() : Optional.of(Class.forName(name, false, application));
    } catch (ClassNotFoundException | LinkageError notOfTheApplication) {
      return Optional.empty();
    }
  }

  /** Looks over a servlet's demands, and notes them. */
  static void check(Class<?> servlet, ConnectExtension extension, ServletContext context) {
    List<GuardedMethod> demands = GuardInspector.inspect(servlet);
    for (GuardedMethod guarded : demands) {
      // Where the server intercepts servlets too, it refuses final ones at their first request.
      GuardRules.check(guarded, extension.deployment().descriptor());
      if (!guarded.isWhole()) {
        throw Problem.UNGUARDABLE.mistake(
            "@RequiresScope on "
                + guarded.where()
                + " cannot be enforced: a servlet is guarded as a whole. Put it on the class");
      }
      extension.guards().add(guarded);
    }
    if (!demands.isEmpty() && !isKnown(servlet, context)) {
      throw Problem.UNGUARDABLE.mistake(
          "@RequiresScope on "
              + servlet.getSimpleName()
              + " cannot be enforced: the servlet is not registered yet, and by what name it will"
              + " be is unknown. Annotate it with @WebServlet or map it in web.xml");
    }
  }

  // A guard finds its servlet by name: that of a registration, or of the annotation to come.
  private static boolean isKnown(Class<?> servlet, ServletContext context) {
    return servlet.isAnnotationPresent(WebServlet.class)
        || Modifier.isAbstract(servlet.getModifiers())
        || registered(context).stream().anyMatch(servlet::isAssignableFrom);
  }

  /** Puts its guard before a servlet that demands scopes. */
  static void register(Class<?> servlet, ServletContext context, Consumer<AccessRefused> refusals) {
    ServletGuard.of(servlet, refusals)
        .ifPresent(guard -> register(servlet, "connect-security-guard", guard, context));
  }

  /** Puts any guard before a servlet, in every way it can be reached. */
  static void register(Class<?> servlet, String name, Filter guard, ServletContext context) {
    Set<String> names = names(servlet, context);
    if (names.isEmpty()) {
      return;
    }
    FilterRegistration.Dynamic registration =
        context.addFilter(name + " " + servlet.getName(), guard);
    registration.setAsyncSupported(true);
    registration.addMappingForServletNames(
        EnumSet.allOf(DispatcherType.class), true, names.toArray(String[]::new));
  }

  // Servers differ in whether annotated servlets are registered yet; the name of one that is not is
  // known all the same.
  private static Set<String> names(Class<?> servlet, ServletContext context) {
    Set<String> names = new TreeSet<>();
    context
        .getServletRegistrations()
        .forEach(
            (name, registration) -> {
              if (servlet.getName().equals(registration.getClassName())) {
                names.add(name);
              }
            });
    WebServlet annotation = servlet.getAnnotation(WebServlet.class);
    if (annotation != null) {
      names.add(annotation.name().isEmpty() ? servlet.getName() : annotation.name());
    }
    return names;
  }
}
