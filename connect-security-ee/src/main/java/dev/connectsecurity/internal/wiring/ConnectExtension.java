package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.RequiresPermission;
import dev.connectsecurity.RequiresScope;
import dev.connectsecurity.internal.access.GuardInspector;
import dev.connectsecurity.internal.access.GuardedMethod;
import dev.connectsecurity.internal.lifecycle.Descriptor;
import dev.connectsecurity.spi.AtlassianHosts;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessProducerMethod;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads configuration and descriptor before CDI looks for beans, and looks over every guarded bean.
 *
 * <p>It looks and refuses, and offers the store that an application brings none of: that
 * {@code @RequiresScope} guards does not depend on it.
 *
 * @since 0.1
 */
public class ConnectExtension implements Extension {
  private final AtomicReference<Deployment> deployment = new AtomicReference<>();
  private final Set<Class<?>> inspected = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean applicationBringsStore = new AtomicBoolean();

  /** Made by the CDI container. */
  public ConnectExtension() {}

  void readConfiguration(@Observes BeforeBeanDiscovery discovery) {
    deployment.set(DeploymentReader.read());
  }

  <T> void inspect(
      @Observes @WithAnnotations({RequiresScope.class, RequiresPermission.class})
          ProcessAnnotatedType<T> type) {
    Class<T> bean = type.getAnnotatedType().getJavaClass();
    inspected.add(bean);
    for (GuardedMethod guarded : GuardInspector.inspect(bean)) {
      GuardRules.check(guarded, deployment().descriptor().scopes());
    }
    PermissionRules.check(bean);
  }

  void noticeStore(@Observes ProcessBean<? extends AtlassianHosts> store) {
    applicationBringsStore.set(true);
  }

  void noticeProducedStore(@Observes ProcessProducerMethod<? extends AtlassianHosts, ?> store) {
    applicationBringsStore.set(true);
  }

  // Not a bean that is always there: beside one of the application it would be ambiguous. Not
  // proxied, so that a store that cannot be opened fails the deployment and not the first request.
  void offerStore(@Observes AfterBeanDiscovery discovery) {
    if (!applicationBringsStore.get()) {
      discovery
          .<AtlassianHosts>addBean()
          .types(AtlassianHosts.class, Object.class)
          .scope(Singleton.class)
          .produceWith(beans -> StoreOpener.open(deployment().settings(), Clock.systemUTC()));
    }
  }

  /** Gives what was read. */
  Deployment deployment() {
    return deployment.get();
  }

  /**
   * Tells whether CDI has seen a guarded class, so that its guard is in force; of an abstract
   * class, one of its subclasses.
   */
  boolean hasSeen(Class<?> type) {
    return inspected.contains(type)
        || Modifier.isAbstract(type.getModifiers())
            && inspected.stream().anyMatch(type::isAssignableFrom);
  }

  /**
   * What a deployment is made of.
   *
   * @param settings the configuration
   * @param descriptor the app's descriptor
   */
  record Deployment(Settings settings, Descriptor descriptor) {}
}
