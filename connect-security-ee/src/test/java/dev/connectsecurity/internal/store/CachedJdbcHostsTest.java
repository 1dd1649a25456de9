package dev.connectsecurity.internal.store;

import dev.connectsecurity.spi.AtlassianHosts;
import java.time.Duration;

final class CachedJdbcHostsTest extends AtlassianHostsContract {
  @Override
  AtlassianHosts create(MovableClock clock) {
    AtlassianHosts hosts = Stores.hosts(H2.current(), clock);
    return new CachedHosts(hosts, Duration.ofMinutes(5), 100, new MovableTicker(), clock);
  }
}
