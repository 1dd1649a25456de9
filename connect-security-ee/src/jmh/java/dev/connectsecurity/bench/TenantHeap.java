package dev.connectsecurity.bench;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.internal.store.CachedHosts;
import dev.connectsecurity.internal.store.MemoryHosts;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.openjdk.jol.info.GraphLayout;

/**
 * Measures the heap that a cached tenant takes, and how much of it are its own texts.
 *
 * <p>{@code mvn -Pbench -pl connect-security-ee test
 * -Dbench.main=dev.connectsecurity.bench.TenantHeap}
 */
public final class TenantHeap {
  private static final int TENANTS = 20_000;

  private TenantHeap() {}

  /** Measures. */
  public static void main(String[] arguments) {
    MemoryHosts store = new MemoryHosts(Duration.ofMinutes(10), Clock.systemUTC());
    CachedHosts empty = cache(store);
    CachedHosts full = cache(store);
    for (int i = 0; i < TENANTS; i++) {
      store.install(OurGate.host(i), OurGate.use(i));
      full.find(OurGate.key(i));
    }
    long cached = size(full, store) - size(empty, store);
    long hosts = 0;
    long texts = 0;
    for (int i = 0; i < TENANTS; i++) {
      AtlassianHost host = full.find(OurGate.key(i)).orElseThrow();
      hosts += GraphLayout.parseInstance(host).totalSize() - constants(host);
      texts += texts(host);
    }
    long beyond = (cached + hosts - texts) / TENANTS;
    System.out.printf(
        "per tenant: %d bytes in all, %d of its own texts, %d beyond them (of these %d for the cache)%n",
        (cached + hosts) / TENANTS, texts / TENANTS, beyond, cached / TENANTS);
  }

  private static CachedHosts cache(MemoryHosts store) {
    return new CachedHosts(
        store, Duration.ofHours(1), 200_000, System::nanoTime, Clock.systemUTC());
  }

  // What the store holds too, tenants among it, is subtracted: the cache's own entries are left.
  private static long size(CachedHosts cache, MemoryHosts store) {
    return GraphLayout.parseInstance(cache, store).totalSize()
        - GraphLayout.parseInstance(store).totalSize();
  }

  // Enum constants and the empty optional are there once for all.
  private static long constants(AtlassianHost host) {
    return GraphLayout.parseInstance(
            host.product(),
            host.authentication(),
            host.status(),
            host.scopes().toArray(),
            Optional.empty())
        .totalSize();
  }

  private static long texts(AtlassianHost host) {
    return GraphLayout.parseInstance(
            host.clientKey(),
            host.baseUrl().toString(),
            host.cloudId().orElse(""),
            host.oauthClientId().orElse(""),
            host.sharedSecret().reveal())
        .totalSize();
  }
}
