package dev.connectsecurity.internal.privacy;

import dev.connectsecurity.internal.outbound.AtlassianClients;
import dev.connectsecurity.testing.FakeProduct;
import dev.connectsecurity.testing.MovableTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A reporter with fakes around it, and a tenant {@code a} at a site. */
final class PrivacyDesk implements AutoCloseable {
  final MovableTime time = new MovableTime();
  final FakeSite site = new FakeSite();
  final ListedHosts hosts = new ListedHosts().with(site.host("a"));
  final FakeAccounts accounts = new FakeAccounts();
  final List<Object> events = new CopyOnWriteArrayList<>();
  final AtlassianClients client = FakeProduct.openClient(time);
  final AccountReporter reporter = reporter(events::add);

  /** Makes a reporter of another node, or with another observer. */
  AccountReporter reporter(Consumer<Object> observer) {
    return new AccountReporter(hosts, client, accounts, observer);
  }

  /** Lets time pass and goes a round. */
  void roundAfter(Duration duration) {
    time.pass(duration);
    round();
  }

  void round() {
    reporter.run(time.instant(), () -> false);
  }

  @Override
  public void close() {
    client.close();
    site.close();
  }
}
