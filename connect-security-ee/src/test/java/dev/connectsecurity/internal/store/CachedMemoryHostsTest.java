package dev.connectsecurity.internal.store;

import dev.connectsecurity.spi.AtlassianHosts;
import java.time.Duration;

final class CachedMemoryHostsTest extends AtlassianHostsContract {
  @Override
  AtlassianHosts create(MovableClock clock) {
    AtlassianHosts hosts = new MemoryHosts(Stores.OVERLAP, clock);
    return new CachedHosts(hosts, Duration.ofMinutes(5), 100, new MovableTicker(), clock);
  }
}
