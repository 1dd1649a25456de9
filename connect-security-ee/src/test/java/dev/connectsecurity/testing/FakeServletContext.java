package dev.connectsecurity.testing;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A servlet context at start-up, which keeps what is registered with it.
 *
 * <p>As in a container, a path that the application has mapped itself is not given to another
 * servlet.
 */
public final class FakeServletContext {
  private final String contextPath;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, ServletRegistration> ofTheApplication = new HashMap<>();
  private final List<Registered> registered = new ArrayList<>();

  /** Makes the context of an application at a context path. */
  public FakeServletContext(String contextPath) {
    this.contextPath = contextPath;
  }

  /** Registers a servlet as the application's own annotations would. */
  public FakeServletContext servlet(String name, String className, String... paths) {
    taken.addAll(List.of(paths));
    ofTheApplication.put(
        name,
        Answering.as(ServletRegistration.class, new OfTheApplication(className, List.of(paths))));
    return this;
  }

  /** Gives what was registered, in order. */
  public List<Registered> registered() {
    return registered;
  }

  /** Finds what was registered by a name. */
  public Registered registered(String name) {
    return registered.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing is registered as " + name));
  }

  /** Gives the context as the servlet API sees it. */
  public ServletContext asServletContext() {
    return Answering.as(ServletContext.class, new Answers());
  }

  /** One filter or servlet, with all that was said about it. */
  public static final class Registered {
    private final String name;
    private final Object component;
    private final List<String> facts = new ArrayList<>();

    private Registered(String name, Object component) {
      this.name = name;
      this.component = component;
    }

    /** Gives its name. */
    public String name() {
      return name;
    }

    /** Gives the filter or servlet. */
    public Object component() {
      return component;
    }

    /** Gives what was said, such as {@code async} or {@code path /a}. */
    public List<String> facts() {
      return facts;
    }
  }

  /** The part of {@link ServletContext} that this fake knows. */
  public final class Answers {

    public String getContextPath() {
      return contextPath;
    }

    public ClassLoader getClassLoader() {
      return FakeServletContext.class.getClassLoader();
    }

    public Map<String, ServletRegistration> getServletRegistrations() {
      return ofTheApplication;
    }

    public FilterRegistration.Dynamic addFilter(String name, Filter filter) {
      return Answering.as(FilterRegistration.Dynamic.class, new Registering(add(name, filter)));
    }

    public ServletRegistration.Dynamic addServlet(String name, Servlet servlet) {
      return Answering.as(ServletRegistration.Dynamic.class, new Registering(add(name, servlet)));
    }

    private Registered add(String name, Object component) {
      Registered one = new Registered(name, component);
      registered.add(one);
      return one;
    }
  }

  /** The part of both registrations that this fake knows. */
  public final class Registering {
    private final Registered one;

    private Registering(Registered one) {
      this.one = one;
    }

    public void setAsyncSupported(boolean supported) {
      one.facts.add(supported ? "async" : "sync");
    }

    public void setLoadOnStartup(int order) {
      one.facts.add("load " + order);
    }

    public void addMappingForUrlPatterns(
        EnumSet<DispatcherType> dispatchers, boolean isMatchAfter, String... patterns) {
      one.facts.add((isMatchAfter ? "after " : "before ") + dispatchers);
      List.of(patterns).forEach(pattern -> one.facts.add("path " + pattern));
    }

    public void addMappingForServletNames(
        EnumSet<DispatcherType> dispatchers, boolean isMatchAfter, String... names) {
      one.facts.add((isMatchAfter ? "after " : "before ") + dispatchers);
      List.of(names).forEach(name -> one.facts.add("servlet " + name));
    }

    public Set<String> addMapping(String... patterns) {
      Set<String> conflicts = new HashSet<>(List.of(patterns));
      conflicts.retainAll(taken);
      if (conflicts.isEmpty()) {
        List.of(patterns).forEach(pattern -> one.facts.add("path " + pattern));
      }
      return conflicts;
    }
  }

  /** A servlet that the application registered. */
  public record OfTheApplication(String className, List<String> mappings) {

    public String getClassName() {
      return className;
    }

    public List<String> getMappings() {
      return mappings;
    }
  }
}
