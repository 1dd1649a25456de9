package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.RequiresPermission;
import dev.connectsecurity.RequiresScope;
import dev.connectsecurity.internal.access.GuardInspector;
import dev.connectsecurity.internal.access.GuardedMethod;
import dev.connectsecurity.internal.lifecycle.Descriptor;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.LoginAttempts;
import dev.connectsecurity.spi.OAuthGrants;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads configuration and descriptor before CDI looks for beans, and looks over every guarded bean.
 *
 * <p>It looks and refuses, and offers what an application does not bring itself: that
 * {@code @RequiresScope} guards does not depend on it.
 *
 * @since 0.1
 */
public class ConnectExtension implements Extension {
  private final AtomicReference<Deployment> deployment = new AtomicReference<>();
  private final Set<Class<?>> beans = ConcurrentHashMap.newKeySet();
  private final GuardBook guards = new GuardBook();
  private final Replacements replacements = new Replacements();

  /** Made by the CDI container. */
  public ConnectExtension() {}

  void readConfiguration(@Observes BeforeBeanDiscovery discovery) {
    deployment.set(DeploymentReader.read());
  }

  <T> void inspect(
      @Observes
          @WithAnnotations({
            RequiresScope.class,
            RequiresScope.Alternatives.class,
            RequiresPermission.class
          })
          ProcessAnnotatedType<T> type) {
    for (GuardedMethod guarded : demandsOf(type.getAnnotatedType().getJavaClass())) {
      GuardRules.check(guarded, deployment().descriptor());
    }
    PermissionRules.check(type.getAnnotatedType().getJavaClass(), deployment().hasCallers());
  }

  // Not every class that CDI looks at becomes a bean, and only a bean's guards are in force.
  void note(@Observes ProcessManagedBean<?> bean) {
    Class<?> type = bean.getBean().getBeanClass();
    beans.add(type);
    demandsOf(type).forEach(guards::add);
    if (!Servlet.class.isAssignableFrom(type)) {
      guards.addPermissions(type);
    }
  }

  // On an interceptor the annotation binds and demands nothing. Servlets are looked at once they
  // are known to be registered.
  private static List<GuardedMethod> demandsOf(Class<?> type) {
    return type.isAnnotationPresent(Interceptor.class) || Servlet.class.isAssignableFrom(type)
        ? List.of()
        : GuardInspector.inspect(type);
  }

  void noticeReplacements(@Observes ProcessBean<?> bean) {
    replacements.note(bean.getBean().getTypes());
  }

  // Each store is only there where something is kept in it.
  void offerStores(@Observes AfterBeanDiscovery discovery) {
    Settings settings = deployment().settings();
    replacements.offer(
        discovery,
        Stores.class,
        beans ->
            new StoreOpener(
                    settings,
                    SuspendedTransaction.current(),
                    Strongroom.brought(),
                    Clock.systemUTC())
                .open());
    if (settings.connect().isPresent()) {
      replacements.offer(discovery, AtlassianHosts.class, beans -> stores(beans).hosts());
    }
    if (settings.oauth().isPresent()) {
      replacements.offer(discovery, OAuthGrants.class, beans -> stores(beans).grants());
      replacements.offer(discovery, LoginAttempts.class, beans -> stores(beans).logins());
    }
  }

  private static Stores stores(Instance<Object> beans) {
    return beans.select(Stores.class).get();
  }

  /** Tells whether there is anything that the application does not keep itself. */
  boolean keepsSomething() {
    return replacements.offersAny(AtlassianHosts.class, OAuthGrants.class, LoginAttempts.class);
  }

  void begin(@Observes AfterDeploymentValidation started) {
    Started.begin(this);
  }

  void end(@Observes BeforeShutdown stopped) {
    Started.end(this);
  }

  /** Tells whether tenants are kept by this library, and not by the application itself. */
  boolean keepsTenants() {
    return replacements.offersAny(AtlassianHosts.class);
  }

  /** Gives what was read. */
  Deployment deployment() {
    return deployment.get();
  }

  /** Gives every guard that was found so far; servlets are added later. */
  GuardBook guards() {
    return guards;
  }

  /** Gives the class of every bean that CDI makes by itself. */
  Set<Class<?>> beans() {
    return Set.copyOf(beans);
  }

  /**
   * Tells whether a class is a bean or what a bean extends, so that its guards are in force; those
   * of an interface never are.
   */
  boolean isBean(Class<?> type) {
    return !type.isInterface() && beans.stream().anyMatch(type::isAssignableFrom);
  }

  /**
   * What a deployment is made of.
   *
   * @param settings the configuration
   * @param descriptor the Connect app's descriptor; there if its settings are
   */
  record Deployment(Settings settings, Optional<Descriptor> descriptor) {

    /** Tells whether there is a gate, so that somebody can be a caller. */
    boolean hasCallers() {
      return descriptor.isPresent();
    }
  }
}
