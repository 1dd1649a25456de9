package dev.connectsecurity.internal.store;

import dev.connectsecurity.spi.AtlassianHosts;

final class JdbcHostsTest extends AtlassianHostsContract {
  @Override
  AtlassianHosts create(MovableClock clock) {
    return new JdbcHosts(H2.current(), "com.example.app", clock);
  }
}
