package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Tenant.fullTenant;
import static dev.connectsecurity.internal.store.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.AtlassianHosts;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies in the tables. */
final class JdbcHostsRowsTest {
  private final MovableClock clock = new MovableClock();
  private final Tokens tokens = new Tokens(clock);
  private final DataSource dataSource = H2.current();
  private final AtlassianHosts hosts = Stores.hosts(dataSource, clock);

  @Test
  void reinstallAndUninstall_keepOneRowAndItsBeginning() {
    Instant installed = clock.instant();
    hosts.install(tenant("a").host(), tokens.use("t1"));
    clock.advance(Duration.ofDays(1));
    hosts.install(fullTenant("a").host(), tokens.use("t2"));
    assertTimes(installed, clock.instant());
    clock.advance(Duration.ofDays(1));
    hosts.setEnabled("a", false);
    assertTimes(installed, clock.instant());
    clock.advance(Duration.ofDays(1));
    hosts.uninstall("a", tokens.use("t3"));
    assertTimes(installed, clock.instant());
  }

  @Test
  void refusedReplay_doesNotTouchTheRow() {
    hosts.install(tenant("a").host(), tokens.use("t1"));
    Instant installed = clock.instant();
    clock.advance(Duration.ofSeconds(1));

    hosts.install(fullTenant("a").host(), tokens.use("t1", "another body"));
    hosts.install(fullTenant("a").host(), tokens.use("t1"));

    assertTimes(installed, installed);
  }

  @Test
  void expiredUses_areDeletedAHundredAtATime() {
    for (int i = 0; i < 150; i++) {
      hosts.uninstall("unknown", tokens.use("old " + i));
    }
    clock.advance(Tokens.LIFETIME.plus(TokenUses.KEPT).plusMillis(1));

    hosts.uninstall("unknown", tokens.use("new 1"));
    assertThat(uses()).isEqualTo(51);

    hosts.uninstall("unknown", tokens.use("new 2"));
    assertThat(uses()).isEqualTo(2);
  }

  @Test
  void tokenTable_holdsHashesOnly() {
    hosts.install(tenant("a").host(), tokens.use("t1", "b1"));

    assertThat(
            Statements.number(
                dataSource,
                "SELECT COUNT(*) FROM connect_token_use WHERE token_hash = '"
                    + Tokens.hash("t1")
                    + "' AND body_hash = '"
                    + Tokens.hash("b1")
                    + "'"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "product, BITBUCKET",
    "status, PAUSED",
    "base_url, https://a b",
    "display_url, https://a b"
  })
  void rowThatNobodyWrote_isUnavailableAndNamesTheColumnOnly(String column, String value) {
    hosts.install(fullTenant("a").host(), tokens.use("t1"));
    Statements.run(dataSource, "UPDATE connect_host SET " + column + " = '" + value + "'");

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> hosts.find("a"))
        .withMessage("A row has an unreadable " + column)
        .withNoCause()
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.STORE_UNAVAILABLE));
  }

  @Test
  void scopeOfALaterVersion_grantsNothing() {
    hosts.install(tenant("a").host(), tokens.use("t1"));
    Statements.run(dataSource, "UPDATE connect_host SET scopes = 'WRITE,FLY'");

    assertThat(hosts.find("a").map(AtlassianHost::scopes).orElseThrow())
        .containsExactly(ConnectScope.WRITE);
  }

  @Test
  void columnAddedByALaterVersion_isNoHindrance() {
    Statements.run(dataSource, "ALTER TABLE connect_host ADD COLUMN later VARCHAR(4000)");

    hosts.install(tenant("a").host(), tokens.use("t1"));

    assertThat(hosts.find("a")).contains(tenant("a").host());
  }

  private long uses() {
    return Statements.number(dataSource, "SELECT COUNT(*) FROM connect_token_use");
  }

  private void assertTimes(Instant created, Instant updated) {
    assertThat(Statements.number(dataSource, "SELECT COUNT(*) FROM connect_host")).isEqualTo(1);
    assertThat(Statements.number(dataSource, "SELECT created_at FROM connect_host"))
        .isEqualTo(created.toEpochMilli());
    assertThat(Statements.number(dataSource, "SELECT updated_at FROM connect_host"))
        .isEqualTo(updated.toEpochMilli());
  }
}
