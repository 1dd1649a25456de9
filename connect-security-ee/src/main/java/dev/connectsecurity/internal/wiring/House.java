package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianLogin;
import dev.connectsecurity.HostDirectory;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.SessionTokens;
import dev.connectsecurity.StoreHealth;
import dev.connectsecurity.internal.access.PermissionGuard;
import dev.connectsecurity.internal.consent.OAuthApp;
import dev.connectsecurity.internal.lifecycle.Descriptor;
import dev.connectsecurity.internal.lifecycle.Retention;
import dev.connectsecurity.internal.lifecycle.StoredDirectory;
import dev.connectsecurity.internal.outbound.AtlassianClients;
import dev.connectsecurity.internal.outbound.AtlassianServers;
import dev.connectsecurity.internal.schedule.Schedule;
import dev.connectsecurity.internal.store.CachedHosts;
import dev.connectsecurity.internal.store.MemoryHosts;
import dev.connectsecurity.spi.AtlassianHosts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The rooms of one application, built once and connected by their constructors: first the stores,
 * then the courier, then who needs it, last the doors.
 */
final class House {
  private static final Duration RETENTION_WITHIN = Duration.ofMinutes(10);
  private static final Duration RETENTION_PAUSE = Duration.ofHours(1);

  private final CdiEvents events;
  private final AtlassianServers servers;
  private final AtlassianClients client;
  private final PermissionGuard permissions;
  private final HostDirectory directory;
  private final Optional<ConnectWing> connect;
  private final Optional<Desk> desk;
  private final StoreHealth health;
  private final Schedule schedule = new Schedule(ServerScheduler.find());

  House(Settings settings, Parts parts, CurrentCaller caller, CdiEvents events, Clock clock) {
    this.events = events;
    this.servers = Courier.servers(settings, clock);
    Optional<AtlassianHosts> stored = settings.connect().map(app -> parts.hosts().get());
    Optional<AtlassianHosts> hosts = stored.map(store -> cached(store, settings.store(), clock));
    Optional<ConsentApp> consent =
        settings
            .oauth()
            .map(
                oauth -> new ConsentApp(oauth, settings.servers().oauth(), parts.consents().get()));
    this.client =
        new Courier(settings, hosts, consent.map(app -> app.access(events)), clock)
            .open(caller, servers, events);
    this.permissions =
        new PermissionGuard(
            client,
            settings.permissions().cacheTime(),
            settings.permissions().cacheSize(),
            System::nanoTime,
            events::fire);
    this.desk = consent.map(app -> new Desk(app, servers.oauth(), client, events, clock));
    this.directory =
        new StoredDirectory(
            hosts
                .<AtlassianHosts>map(all -> new ForgettingHosts(all, this::forget))
                .orElse(new MemoryHosts(Duration.ZERO, clock)),
            events,
            clock);
    this.connect =
        settings
            .connect()
            .flatMap(app -> hosts.map(all -> tools(app, all, clock)))
            .map(tools -> new ConnectWing(tools, caller, events));
    this.health = StoreWatch.begin(parts.database().get(), schedule);
    hosts
        .map(all -> new Retention(all, events, settings.retention(), clock))
        .ifPresent(this::begin);
    parts
        .accounts()
        .get()
        .ifPresent(ids -> new PrivacyDesk(stored, client, events, clock).begin(ids, schedule));
  }

  private void begin(Retention retention) {
    schedule.every(RETENTION_WITHIN, RETENTION_PAUSE, "retention", retention::run);
  }

  private static AtlassianHosts cached(AtlassianHosts store, Settings.Store settings, Clock clock) {
    return new CachedHosts(
        store, settings.cacheTime(), settings.cacheSize(), System::nanoTime, clock);
  }

  private ConnectTools tools(ConnectSettings app, AtlassianHosts hosts, Clock clock) {
    return ConnectTools.of(app, new ForgettingHosts(hosts, this::forget), events, clock);
  }

  private void forget(String tenant) {
    client.forgetTenant(tenant);
    permissions.forget(tenant);
  }

  PermissionGuard permissions() {
    return permissions;
  }

  AtlassianClient client() {
    return client;
  }

  /** Gives the tenants for support; without a Connect app there are none. */
  HostDirectory directory() {
    return directory;
  }

  /** Tells how the database is. */
  StoreHealth health() {
    return health;
  }

  /** Gives the login of whoever sends the current request. */
  AtlassianLogin login(HttpServletRequest current) {
    return desk.map(room -> room.login(current)).orElse(new NoLogin(Courier.NO_CONSENTS));
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
    // The client's end breaks off what a round waits for.
    schedule.end();
    client.close();
    servers.close();
    connect.ifPresent(ConnectWing::close);
    schedule.close();
  }

  /**
   * Makes what is registered with the server.
   *
   * @param descriptor the Connect app's
   */
  HouseDoors doorsAt(String contextPath, Optional<Descriptor> descriptor) {
    Optional<OAuthApp> consent = desk.map(room -> room.app().standAt(contextPath));
    HouseDoors doors =
        connect
            .flatMap(wing -> descriptor.map(known -> wing.doorsAt(contextPath, known, consent)))
            .orElse(HouseDoors.NONE);
    return doors.with(desk.map(Desk::doors).orElse(List.of()));
  }
}
