package dev.connectsecurity.internal.store;

import dev.connectsecurity.spi.AtlassianHosts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What every store of tenants promises; a class for each store says how to make it. */
@Timeout(120)
abstract class AtlassianHostsContract
    implements InstallPromises,
        TokenPromises,
        StatusPromises,
        LimitPromises,
        ConcurrencyPromises,
        SecretPromises,
        SitePromises,
        ListPromises {
  private final MovableClock clock = new MovableClock();
  private final Tokens tokens = new Tokens(clock);
  private AtlassianHosts hosts;

  /** Makes an empty store. */
  abstract AtlassianHosts create(MovableClock clock);

  @BeforeEach
  void makeStore() {
    hosts = create(clock);
  }

  @Override
  public AtlassianHosts hosts() {
    return hosts;
  }

  @Override
  public MovableClock clock() {
    return clock;
  }

  @Override
  public Tokens tokens() {
    return tokens;
  }
}
