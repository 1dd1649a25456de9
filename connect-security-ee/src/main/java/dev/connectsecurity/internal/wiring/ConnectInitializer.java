package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.RequiresAdministrator;
import dev.connectsecurity.RequiresPermission;
import dev.connectsecurity.RequiresScope;
import dev.connectsecurity.internal.access.GuardInspector;
import dev.connectsecurity.internal.access.GuardedMethod;
import dev.connectsecurity.internal.lifecycle.Descriptor;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Registers the filter and the servlets of this jar; the application writes no XML.
 *
 * <p>An initializer and not an annotation, because only so the filter stands before all others
 * (Servlet 6.0 section 4.4).
 *
 * @since 0.1
 */
@HandlesTypes({
  RequiresScope.class,
  RequiresScope.Alternatives.class,
  RequiresPermission.class,
  RequiresAdministrator.class,
  WebServlet.class,
  ApplicationPath.class,
  Path.class,
  GET.class,
  POST.class,
  PUT.class,
  PATCH.class,
  DELETE.class,
  HEAD.class,
  OPTIONS.class
})
public final class ConnectInitializer implements ServletContainerInitializer {
  private static final String OURS = "dev.connectsecurity.internal.";

  /** Made by the servlet container. */
  public ConnectInitializer() {}

  @Override
  public void onStartup(Set<Class<?>> reported, ServletContext context) {
    CDI<Object> cdi = startedCdi();
    ConnectExtension extension = cdi.select(ConnectExtension.class).get();
    House house = cdi.select(House.class).get();
    Set<Class<?>> types = ServletGuards.registered(context);
    Optional.ofNullable(reported).ifPresent(types::addAll);
    types.removeIf(type -> !isOfTheApplication(type));
    types.forEach(type -> check(type, extension, context));
    new MissingRules(extension, types, context).check();
    Optional<Descriptor> descriptor = Audit.finish(extension);
    descriptor.ifPresent(app -> cdi.select(MovingIn.class).get().run(app.scopes()));
    HouseDoors doors = house.doorsAt(context.getContextPath(), descriptor);
    doors.gate().ifPresent(gate -> add(context, "connect-security-filter", gate));
    types.stream()
        .filter(Servlet.class::isAssignableFrom)
        .forEach(servlet -> guard(servlet, house, context));
    doors.servlets().forEach(door -> add(context, door));
  }

  private static CDI<Object> startedCdi() {
    try {
      return CDI.current();
    } catch (IllegalStateException notYet) {
      throw Problem.NOT_REGISTERED.mistake(
          "CDI has not started, and without it nothing is guarded. Where it comes in the application (Weld on Tomcat), let the fragment dev_connectsecurity stand last in <absolute-ordering>");
    }
  }

  private static boolean isOfTheApplication(Class<?> type) {
    return !type.getName().startsWith(OURS)
        && !type.isAnnotation()
        && !type.isAnnotationPresent(Interceptor.class);
  }

  // A class that CDI does not know runs without interceptors: its demand would be a decoration.
  private static void check(Class<?> type, ConnectExtension extension, ServletContext context) {
    if (Servlet.class.isAssignableFrom(type)) {
      ServletGuards.check(type, extension, context);
      PermissionServletGuards.check(type, extension);
    } else if (!extension.isBean(type)) {
      List<GuardedMethod> demands = GuardInspector.inspect(type);
      demands.forEach(guarded -> GuardRules.check(guarded, extension.deployment().descriptor()));
      PermissionRules.refuseNoBean(type);
      if (!demands.isEmpty()) {
        throw GuardRules.notABean(type);
      }
    }
  }

  private static void guard(Class<?> servlet, House house, ServletContext context) {
    ServletGuards.register(servlet, context, house::tell);
    PermissionServletGuards.register(servlet, house.permissions(), context);
  }

  private static void add(ServletContext context, String name, Filter filter) {
    FilterRegistration.Dynamic registration = context.addFilter(name, filter);
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), false, "/*");
  }

  private static void add(ServletContext context, Door door) {
    ServletRegistration.Dynamic registration = context.addServlet(door.name(), door.servlet());
    registration.setAsyncSupported(true);
    registration.setLoadOnStartup(1);
    Set<String> taken = registration.addMapping(door.paths().toArray(String[]::new));
    if (!taken.isEmpty()) {
      throw Problem.NOT_REGISTERED.mistake(
          "the application maps a servlet of its own to "
              + String.join(", ", taken)
              + ", which "
              + door.purpose()
              + ". Map it elsewhere");
    }
  }
}
