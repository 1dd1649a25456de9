package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostDirectory;
import dev.connectsecurity.HostSummary;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.TokenUse;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks tenants up for support, and leaves their secrets where they are.
 *
 * @since 0.1
 */
public final class StoredDirectory implements HostDirectory {
  private static final int HASH_BYTES = 32;

  private final AtlassianHosts hosts;
  private final TenantChanges changes;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * Makes a directory.
   *
   * @param hosts where tenants are kept
   * @param events who is told; what it throws is logged and changes nothing
   * @param clock the time
   */
  public StoredDirectory(AtlassianHosts hosts, LifecycleEvents events, Clock clock) {
    this.hosts = hosts;
    this.changes = new TenantChanges(hosts, new SafeEvents(events));
    this.clock = clock;
  }

  @Override
  public List<HostSummary> list(String after, int limit) {
    return hosts.list(after, limit).stream().map(HostSummary::of).toList();
  }

  @Override
  public Optional<HostSummary> find(String clientKey) {
    return hosts.findFresh(clientKey).map(HostSummary::of);
  }

  @Override
  public boolean shutOut(String clientKey) {
    return changes.uninstall(clientKey, unique());
  }

  @Override
  public String export(String after, int limit) {
    return list(after, limit).stream().map(host -> json(host) + "\n").collect(Collectors.joining());
  }

  // Nobody's token, but stores remember what they did by one.
  private TokenUse unique() {
    byte[] bytes = new byte[HASH_BYTES];
    random.nextBytes(bytes);
    String hash = HexFormat.of().formatHex(bytes);
    Instant now = clock.instant();
    return new TokenUse(hash, hash, now, now);
  }

  private static String json(HostSummary host) {
    JsonArrayBuilder scopes = Json.createArrayBuilder();
    host.scopes().stream().sorted().map(ConnectScope::name).forEach(scopes::add);
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("clientKey", host.clientKey())
            .add("product", host.product().productType())
            .add("baseUrl", host.baseUrl().toString())
            .add("status", host.status().name())
            .add("authentication", host.authentication().name())
            .add("scopes", scopes);
    host.displayUrl().map(URI::toString).ifPresent(url -> json.add("displayUrl", url));
    host.cloudId().ifPresent(id -> json.add("cloudId", id));
    host.oauthClientId().ifPresent(id -> json.add("oauthClientId", id));
    return json.build().toString();
  }
}
