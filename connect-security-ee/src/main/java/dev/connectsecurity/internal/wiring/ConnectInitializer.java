package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresAdministrator;
import dev.connectsecurity.RequiresPermission;
import dev.connectsecurity.RequiresScope;
import dev.connectsecurity.internal.access.GuardInspector;
import dev.connectsecurity.internal.access.PermissionGuard;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Registers the filter and the servlets of this jar; the application writes no XML.
 *
 * <p>An initializer and not an annotation, because only so the filter stands before all others
 * (Servlet 6.0 section 4.4).
 *
 * @since 0.1
 */
@HandlesTypes({RequiresScope.class, RequiresPermission.class, RequiresAdministrator.class})
public final class ConnectInitializer implements ServletContainerInitializer {
  private static final String OURS = "dev.connectsecurity.internal.";

  /** Made by the servlet container. */
  public ConnectInitializer() {}

  @Override
  public void onStartup(Set<Class<?>> demanding, ServletContext context) {
    ConnectExtension extension = CDI.current().select(ConnectExtension.class).get();
    House house = CDI.current().select(House.class).get();
    HouseDoors doors = house.doorsAt(context.getContextPath());
    add(context, "connect-security-filter", doors.filter());
    Set<Class<?>> guarded = ServletGuards.registered(context);
    if (demanding != null) {
      guarded.addAll(demanding);
    }
    guarded.stream()
        .filter(ConnectInitializer::isOfTheApplication)
        .forEach(type -> guard(type, extension, house.permissions(), context));
    add(
        context,
        "connect-security-descriptor",
        doors.descriptor(),
        List.of(doors.descriptorPath()));
    add(context, "connect-security-lifecycle", doors.lifecycle(), doors.lifecyclePaths());
  }

  private static boolean isOfTheApplication(Class<?> type) {
    return !type.getName().startsWith(OURS) && !type.isAnnotation();
  }

  // A class that CDI does not know runs without interceptors: its demand would be a decoration.
  private static void guard(
      Class<?> type,
      ConnectExtension extension,
      PermissionGuard permissions,
      ServletContext context) {
    Set<ConnectScope> declared = extension.deployment().descriptor().scopes();
    if (Servlet.class.isAssignableFrom(type)) {
      ServletGuards.register(type, declared, context);
      PermissionServletGuards.register(type, permissions, context);
    } else if (!extension.hasSeen(type)) {
      GuardInspector.inspect(type).forEach(found -> GuardRules.check(found, declared));
      PermissionRules.refuseNoBean(type);
      throw GuardRules.notABean(type);
    }
  }

  private static void add(ServletContext context, String name, Filter filter) {
    FilterRegistration.Dynamic registration = context.addFilter(name, filter);
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), false, "/*");
  }

  private static void add(
      ServletContext context, String name, Servlet servlet, List<String> paths) {
    ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
    registration.setAsyncSupported(true);
    registration.setLoadOnStartup(1);
    Set<String> taken = registration.addMapping(paths.toArray(String[]::new));
    if (!taken.isEmpty()) {
      throw Problem.NOT_REGISTERED.mistake(
          "the application maps a servlet of its own to "
              + String.join(", ", taken)
              + ", which Atlassian's callbacks need. Map it elsewhere");
    }
  }
}
