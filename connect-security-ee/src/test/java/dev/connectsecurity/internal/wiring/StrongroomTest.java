package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.store.OutsideTransaction;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.SecretCipher;
import dev.connectsecurity.spi.TokenUse;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Configured keys encrypt what the stores keep, and a wrong one ends the deployment. */
final class StrongroomTest {
  private static final String ONE = "k1:" + "A".repeat(43) + "=";
  private static final String TWO = "k2:" + "B".repeat(42) + "A=";
  private static final String OTHER_ONE = "k1:" + "B".repeat(42) + "A=";
  private static final String SECRET = "a-shared-secret-of-at-least-thirty-two-bytes";

  private final String name = "java:app/jdbc/" + UUID.randomUUID();
  private final DataSource database = h2();

  @Test
  void secrets_areNotInTheDatabaseInClear() throws SQLException {
    open(ONE).install(tenant(), use("0"));

    assertThat(column()).doesNotContain(SECRET).contains("v1.k1.");
    assertThat(secret(open(ONE))).isEqualTo(SECRET);
  }

  @Test
  void secretsInClear_areStillRead() throws SQLException {
    open(ONE).install(tenant(), use("0"));
    run("UPDATE connect_host SET shared_secret = '" + SECRET + "'");

    AtlassianHosts encrypted = open(ONE);

    assertThat(secret(encrypted)).isEqualTo(SECRET);
    encrypted.install(tenant(), use("1"));
    assertThat(column()).startsWith("sealed:");
  }

  @Test
  void newKeyInFront_writesWhileTheOldOneReads() throws SQLException {
    open(ONE).install(tenant(), use("0"));

    AtlassianHosts both = open(TWO + "," + ONE);

    assertThat(secret(both)).isEqualTo(SECRET);
    both.install(tenant(), use("1"));
    assertThat(column()).contains("v1.k2.");
  }

  @Test
  void anotherKeyOfTheSameId_endsTheDeployment() {
    open(ONE).install(tenant(), use("0"));

    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> open(OTHER_ONE))
        .withMessageStartingWith(
            "CSE-004 atlassian.store.encryption-keys: The check value of the encryption keys cannot"
                + " be read")
        .withMessageContaining("openssl rand -base64 32");
  }

  @Test
  void keysOfWhichNoneHasEncryptedAnything_endTheDeployment() {
    open(ONE).install(tenant(), use("0"));

    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> open(TWO))
        .withMessageStartingWith(
            "CSE-004 atlassian.store.encryption-keys: The secrets in the database need a key that is"
                + " not there: k1. For example: ");
  }

  @Test
  void keyThatWasTakenAwayTooEarly_closesTheDoorToItsTenantsOnly() throws SQLException {
    open(ONE).install(tenant(), use("0"));
    open(TWO + "," + ONE);
    AtlassianHosts hosts = open(TWO);

    assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> hosts.find("A"));
    assertThat(hosts.find("B")).isEmpty();
    assertThat(column()).contains("v1.k1.");
    assertThat(secret(open(TWO + "," + ONE))).isEqualTo(SECRET);
  }

  @Test
  void malformedKey_isToldAndNotQuoted() {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> open("k1:c2hvcnQ="))
        .withMessageStartingWith("CSE-004 atlassian.store.encryption-keys: ")
        .withMessageContaining("5 bytes instead of 32")
        .matches(mistake -> !mistake.getMessage().contains("c2hvcnQ"));
  }

  @Test
  void cipherOfTheApplication_comesBeforeKeysAndNeedsNone() throws SQLException {
    for (String keys : List.of(ONE, "")) {
      run("DROP ALL OBJECTS");
      openByCipher(keys).install(tenant(), use("0"));

      assertThat(column()).contains(new StringBuilder(SECRET).reverse());
    }
  }

  private AtlassianHosts openByCipher(String keys) {
    return new StoreOpener(
            settings(keys), OutsideTransaction.none(), Optional.of(new Backwards()), clock())
        .open()
        .hosts();
  }

  private AtlassianHosts open(String keys) {
    return new StoreOpener(settings(keys), OutsideTransaction.none(), Optional.empty(), clock())
        .open()
        .hosts();
  }

  private Settings settings(String keys) {
    return Configs.settings(
        "atlassian.store.datasource=" + name, "atlassian.store.encryption-keys=" + keys);
  }

  private static Clock clock() {
    return Clock.systemUTC();
  }

  private static String secret(AtlassianHosts hosts) {
    return hosts.find("A").orElseThrow().sharedSecret().reveal();
  }

  private String column() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT shared_secret FROM connect_host")) {
      row.next();
      return row.getString(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private DataSource h2() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Jndi.bind(name, source);
    return source;
  }

  private static TokenUse use(String digit) {
    Instant now = Instant.now();
    return new TokenUse(digit.repeat(64), digit.repeat(64), now, now.plusSeconds(60));
  }

  private static AtlassianHost tenant() {
    return new AtlassianHost(
        "A",
        Product.JIRA,
        URI.create("https://a.atlassian.net"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Secret.of(SECRET),
        Set.of(ConnectScope.READ),
        HostStatus.ENABLED);
  }

  /** Writes backwards. */
  private static final class Backwards implements SecretCipher {

    @Override
    public String encrypt(Secret secret, String place) {
      return new StringBuilder(secret.reveal()).reverse().toString();
    }

    @Override
    public Secret decrypt(String text, String place) {
      return Secret.of(new StringBuilder(text).reverse().toString());
    }

    @Override
    public boolean isCurrent(String text) {
      return true;
    }
  }
}
