package dev.connectsecurity.internal.store;

import dev.connectsecurity.spi.AtlassianHosts;

final class MemoryHostsTest extends AtlassianHostsContract {
  @Override
  AtlassianHosts create(MovableClock clock) {
    return new MemoryHosts(clock);
  }
}
