package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.SessionTokens;
import dev.connectsecurity.internal.access.PermissionGuard;
import dev.connectsecurity.internal.lifecycle.Descriptor;
import dev.connectsecurity.internal.outbound.AtlassianClients;
import dev.connectsecurity.internal.store.CachedHosts;
import dev.connectsecurity.spi.AtlassianHosts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rooms of one application, built once and connected by their constructors: first the tenants,
 * then the courier, then who needs it, last the doors.
 */
final class House {
  private final Settings settings;
  private final CdiEvents events;
  private final AtlassianClients client;
  private final PermissionGuard permissions;
  private final Optional<ConnectWing> connect;

  /**
   * Builds the house.
   *
   * @param store opens the store of tenants; only a Connect app asks for it
   */
  House(
      Settings settings,
      Supplier<AtlassianHosts> store,
      CurrentCaller caller,
      CdiEvents events,
      Clock clock) {
    this.settings = settings;
    this.events = events;
    Optional<AtlassianHosts> hosts = settings.connect().map(app -> cached(store.get(), settings));
    this.client = new Courier(settings, hosts, clock).open(caller);
    this.permissions =
        new PermissionGuard(
            client,
            settings.permissions().cacheTime(),
            settings.permissions().cacheSize(),
            System::nanoTime,
            events::fire);
    this.connect =
        settings
            .connect()
            .flatMap(
                app ->
                    hosts
                        .map(this::forgetting)
                        .map(all -> ConnectTools.of(app, all, events, clock)))
            .map(tools -> new ConnectWing(tools, caller, events));
  }

  private static AtlassianHosts cached(AtlassianHosts store, Settings settings) {
    return new CachedHosts(
        store, settings.store().cacheTime(), settings.store().cacheSize(), System::nanoTime);
  }

  private AtlassianHosts forgetting(AtlassianHosts hosts) {
    return new ForgettingHosts(
        hosts,
        tenant -> {
          client.forgetTenant(tenant);
          permissions.forget(tenant);
        });
  }

  PermissionGuard permissions() {
    return permissions;
  }

  AtlassianClient client() {
    return client;
  }

  SessionTokens sessionTokens() {
    return connect.map(ConnectWing::sessionTokens).orElse(House::noCaller);
  }

  private static Secret noCaller() {
    throw new NotAuthenticatedException(Reason.MISSING, GuardRules.NO_CALLERS);
  }

  void tell(AccessRefused refusal) {
    events.fire(refusal);
  }

  void close() {
    client.close();
  }

  /**
   * Makes what is registered with the server.
   *
   * @param descriptor the Connect app's
   */
  HouseDoors doorsAt(String contextPath, Optional<Descriptor> descriptor) {
    Optional<ConsentPaths> consent =
        settings.oauth().map(oauth -> ConsentPaths.at(contextPath, oauth));
    return connect
        .flatMap(wing -> descriptor.map(known -> wing.doorsAt(contextPath, known, consent)))
        .orElse(new HouseDoors(Optional.empty(), List.of()));
  }
}
