package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.Installation;
import dev.connectsecurity.spi.PreviousSecret;
import dev.connectsecurity.spi.TokenUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lets this node forget what it has learnt of a tenant that is installed or uninstalled here.
 *
 * <p>In front of the store, and not an observer of events: one observer that fails keeps CDI from
 * calling the others. A change of which nobody knows whether it was stored counts as one.
 *
 * @param delegate the store
 * @param forget takes the client key
 */
record ForgettingHosts(AtlassianHosts delegate, Consumer<String> forget) implements AtlassianHosts {

  @Override
  public Optional<AtlassianHost> find(String clientKey) {
    return delegate.find(clientKey);
  }

  @Override
  public Optional<AtlassianHost> findFresh(String clientKey) {
    return delegate.findFresh(clientKey);
  }

  @Override
  public Optional<PreviousSecret> previousSecret(String clientKey) {
    return delegate.previousSecret(clientKey);
  }

  @Override
  public List<AtlassianHost> list(String after, int limit) {
    return delegate.list(after, limit);
  }

  @Override
  public Installation install(AtlassianHost host, TokenUse token) {
    try {
      Installation installation = delegate.install(host, token);
      installation.replaced().forEach(forget);
      return installation;
    } finally {
      forget.accept(host.clientKey());
    }
  }

  @Override
  public Change uninstall(String clientKey, TokenUse token) {
    try {
      return delegate.uninstall(clientKey, token);
    } finally {
      forget.accept(clientKey);
    }
  }

  @Override
  public Change setEnabled(String clientKey, boolean enabled) {
    return delegate.setEnabled(clientKey, enabled);
  }

  @Override
  public List<String> uninstalled(Instant before, int limit) {
    return delegate.uninstalled(before, limit);
  }

  @Override
  public boolean forget(String clientKey, Instant before) {
    return delegate.forget(clientKey, before);
  }
}
