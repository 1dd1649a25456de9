package dev.connectsecurity.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostAuthentication;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.lifecycle.HostAllowList;
import dev.connectsecurity.internal.lifecycle.InstalledTenant;
import dev.connectsecurity.internal.movein.MoveIn;
import dev.connectsecurity.internal.movein.Moved;
import dev.connectsecurity.internal.movein.Peer;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.TokenUse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for either peer's tenants; a class for each database says where. */
@Timeout(120)
abstract class MoveInContract {
  static final Set<ConnectScope> SCOPES = Set.of(ConnectScope.READ);
  private static final HostAllowList ALLOWED = HostAllowList.of(List.of("*.atlassian.net"));

  final MovableClock clock = new MovableClock();
  DataSource source;
  private DataSource target;
  private final Tokens tokens = new Tokens(clock);

  /** Gives a database without tables. */
  abstract DataSource empty();

  /** Creates the peer's table as the peer does. */
  abstract void createPeerTable();

  abstract Peer peer();

  /** Adds an installed tenant to the peer's table. */
  abstract void add(String clientKey, String baseUrl, String secret);

  @BeforeEach
  void createTables() {
    source = empty();
    target = Databases.current(empty());
    createPeerTable();
  }

  static String secret(String clientKey) {
    return "a-secret-that-is-long-enough-of-" + clientKey;
  }

  static String site(String name) {
    return "https://" + name + ".atlassian.net";
  }

  void add(String clientKey) {
    add(clientKey, site("site-" + clientKey), secret(clientKey));
  }

  JdbcStore store() {
    return Stores.of(target, Encryption.by(Keys.of("k")), clock);
  }

  AtlassianHosts hosts() {
    return store().hosts(Duration.ofMinutes(15));
  }

  Moved move() {
    return new MoveIn(
            peer(),
            source,
            Stores.APP,
            said -> InstalledTenant.of(said, ALLOWED, SCOPES),
            store().movedTenants())
        .run();
  }

  @Test
  void emptyTable_movesNobody() {
    assertThat(move()).isEqualTo(new Moved(0, 0, 0));
  }

  @Test
  void missingTable_isTold() {
    source = empty();

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(this::move)
        .withMessageMatching("The table \\w+ is not there");
  }

  @Test
  void tenant_movesWithItsSecretEncryptedAndWithTheScopesOfNow() {
    add("a");

    assertThat(move()).isEqualTo(new Moved(1, 0, 0));

    AtlassianHost host = hosts().find("a").orElseThrow();
    assertThat(host.sharedSecret().reveal()).isEqualTo(secret("a"));
    assertThat(host.baseUrl()).hasToString(site("site-a"));
    assertThat(host.scopes()).isEqualTo(SCOPES);
    assertThat(host.status()).isEqualTo(HostStatus.ENABLED);
    assertThat(host.authentication()).isEqualTo(HostAuthentication.JWT);
    assertThat(Statements.text(target, "SELECT shared_secret FROM connect_host"))
        .startsWith(SecretColumn.MARK)
        .doesNotContain(secret("a"));
  }

  @Test
  void secondRun_changesNothing() {
    add("a");
    add("b");
    move();

    assertThat(move()).isEqualTo(new Moved(0, 2, 0));
    assertThat(hosts().list("", 10)).extracting(AtlassianHost::clientKey).containsExactly("a", "b");
  }

  @Test
  void tenantThatHasInstalledHere_keepsItsSecret() {
    hosts()
        .install(Tenant.tenant("a").secret("the secret that Atlassian gave us").host(), use("t"));
    add("a");

    assertThat(move()).isEqualTo(new Moved(0, 1, 0));
    assertThat(hosts().find("a").orElseThrow().sharedSecret().reveal())
        .isEqualTo("the secret that Atlassian gave us");
  }

  @Test
  void tenantThatUninstalledHere_staysUninstalled() {
    add("a");
    move();
    hosts().uninstall("a", use("t"));

    move();

    assertThat(hosts().find("a").orElseThrow().status()).isEqualTo(HostStatus.UNINSTALLED);
  }

  @Test
  void siteThatAnotherTenantHoldsHere_staysItsOwn() {
    hosts().install(Tenant.tenant("ours").baseUrl(site("one")).host(), use("t"));
    add("theirs", site("one"), secret("theirs"));

    assertThat(move()).isEqualTo(new Moved(1, 0, 0));

    assertThat(status("ours")).isEqualTo(HostStatus.ENABLED);
    assertThat(status("theirs")).isEqualTo(HostStatus.UNINSTALLED);
  }

  @Test
  void ofSeveralTenantsAtASite_theLastOneIsInstalled() {
    add("a", site("one"), secret("a"));
    add("b", site("one"), secret("b"));

    assertThat(move()).isEqualTo(new Moved(2, 0, 0));

    assertThat(status("a")).isEqualTo(HostStatus.UNINSTALLED);
    assertThat(status("b")).isEqualTo(HostStatus.ENABLED);
  }

  @Test
  void lastTenantAtASite_isFoundOnAnotherPageToo() {
    add("a", site("one"), secret("a"));
    move();
    add("b", site("one"), secret("b"));

    assertThat(move()).isEqualTo(new Moved(1, 1, 0));

    assertThat(status("a")).isEqualTo(HostStatus.UNINSTALLED);
    assertThat(status("b")).isEqualTo(HostStatus.ENABLED);
  }

  @Test
  void movedTenant_installsAgainWithItsFormerSecretInTheOverlap() {
    add("a");
    move();

    hosts().install(Tenant.tenant("a").secret("next").host(), use("t"));

    assertThat(hosts().previousSecret("a").orElseThrow().secret().reveal()).isEqualTo(secret("a"));
  }

  @Test
  void unusableRow_isSkippedNamedAndStopsNobody() {
    add("a");
    add("http", "http://acme.atlassian.net", secret("http"));
    add("elsewhere", "https://evil.example", secret("elsewhere"));
    add("short", site("short"), "short-secret");
    add("marked", site("marked"), SecretColumn.MARK + secret("marked"));
    add("in the log\nforged", site("forged"), secret("forged"));
    add("z");

    try (WarningsOf log = new WarningsOf(MoveIn.class)) {
      assertThat(move()).isEqualTo(new Moved(2, 0, 5));
      assertThat(log.lines())
          .containsExactlyInAnyOrder(
              "connect.move-in.skipped client-key=http: the body's baseUrl is missing or unusable",
              "connect.move-in.skipped client-key=elsewhere: the body's baseUrl is missing or"
                  + " unusable",
              "connect.move-in.skipped client-key=short: the body's sharedSecret is missing or"
                  + " unusable",
              "connect.move-in.skipped client-key=marked: sharedSecret begins like an encrypted"
                  + " one",
              "connect.move-in.skipped client-key=?: the body's clientKey is missing or unusable");
    }
    assertThat(hosts().list("", 10)).extracting(AtlassianHost::clientKey).containsExactly("a", "z");
  }

  @Test
  void severalPages_areReadToTheirEnd() {
    for (int i = 0; i < 450; i++) {
      add("tenant-" + i);
    }

    assertThat(move()).isEqualTo(new Moved(450, 0, 0));
    assertThat(Statements.number(target, "SELECT COUNT(*) FROM connect_host")).isEqualTo(450);
  }

  @Test
  void severalNodesAtOnce_takeEveryTenantInOnce() throws Exception {
    for (int i = 0; i < 250; i++) {
      add("tenant-" + i);
    }

    List<Moved> results = AtOnce.run(4, node -> move());

    assertThat(results.stream().mapToLong(Moved::taken).sum()).isEqualTo(250);
    assertThat(results).allMatch(moved -> moved.taken() + moved.known() == 250);
    assertThat(hosts().list("", 300)).hasSize(250).allMatch(MoveInContract::isEnabled);
  }

  @Test
  void theirTable_staysAsItIs() {
    add("a");
    add("b", "http://acme.atlassian.net", secret("b"));
    String count = "SELECT COUNT(*) FROM " + table();
    long before = Statements.number(source, count);

    move();

    assertThat(Statements.number(source, count)).isEqualTo(before);
  }

  abstract String table();

  HostStatus status(String clientKey) {
    return hosts().find(clientKey).orElseThrow().status();
  }

  private static boolean isEnabled(AtlassianHost host) {
    return host.status() == HostStatus.ENABLED;
  }

  private TokenUse use(String token) {
    return tokens.use(token);
  }
}
