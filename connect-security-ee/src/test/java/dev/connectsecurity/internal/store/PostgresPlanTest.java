package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Grants.browser;
import static dev.connectsecurity.internal.store.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.LoginAttempt;
import dev.connectsecurity.spi.OAuthGrants;
import dev.connectsecurity.testing.Postgres;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** How PostgreSQL finds rows among many, for every statement that the store ever says. */
final class PostgresPlanTest {
  private static final DataSource DATABASE = Databases.current(Postgres.empty());

  @BeforeAll
  static void fill() {
    Bulk.tenants(DATABASE, 10_000);
    Bulk.grants(DATABASE, 10_000, 4);
    Bulk.logins(DATABASE, 10_000);
    Bulk.tokenUses(DATABASE, 10_000);
  }

  @Test
  void everyStatement_findsItsRowsByAnIndex() {
    Set<String> spoken = spoken();

    assertThat(spoken).hasSizeGreaterThan(25);
    assertThat(spoken).allSatisfy(sql -> assertThat(plan(sql)).as(sql).noneMatch(isSlow()));
  }

  @Test
  void statementThatNoIndexHelps_isRecognised() {
    assertThat(plan("SELECT client_key FROM connect_host WHERE base_url = ?")).anyMatch(isSlow());
  }

  private static java.util.function.Predicate<String> isSlow() {
    return line -> line.contains("Seq Scan") || line.strip().matches("(->)? *Sort");
  }

  /** Gives the plan that suits any parameters. */
  private static List<String> plan(String sql) {
    PGSimpleDataSource simple = Postgres.again(DATABASE);
    simple.setPreferQueryMode(PreferQueryMode.SIMPLE);
    return Statements.texts(simple, "EXPLAIN (GENERIC_PLAN, COSTS OFF) " + numbered(sql));
  }

  private static String numbered(String sql) {
    Matcher marks = Pattern.compile("\\?").matcher(sql);
    int[] number = {0};
    return marks.replaceAll(mark -> "\\$" + ++number[0]);
  }

  /** Uses all there is of a store, and gives what it says to its big tables. */
  private static Set<String> spoken() {
    Set<String> spoken = new CopyOnWriteArraySet<>();
    MovableClock clock = new MovableClock();
    Tokens tokens = new Tokens(clock);
    JdbcStore store = Stores.of(Spoken.statements(DATABASE, spoken), clock);
    AtlassianHosts hosts = store.hosts(Stores.OVERLAP);
    hosts.install(tenant("a").cloudId("c").host(), tokens.use("t1"));
    hosts.install(tenant("a").secret("next").host(), tokens.use("t2"));
    hosts.install(tenant("b").cloudId("c").host(), tokens.use("t3"));
    hosts.find("a");
    hosts.previousSecret("a");
    hosts.setEnabled("b", false);
    hosts.uninstall("b", tokens.use("t4"));
    hosts.list("", 10);
    hosts.uninstalled(clock.instant(), 10);
    hosts.forget("b", clock.instant());
    OAuthGrants grants = store.grants();
    grants.add(Grants.grant("g"), browser("g"));
    grants.find("g");
    grants.findByBrowser(browser("g"));
    grants.change("g", before -> Grants.with(before, "access", "refresh"));
    grants.forget("g");
    String state = Tokens.hash("state");
    store.logins().begin(new LoginAttempt(state, state, "/", Optional.empty(), clock.instant()));
    store.logins().take(state);
    Bulk.reencryptAll(Spoken.statements(DATABASE, spoken), clock);
    spoken.removeIf(sql -> !sql.contains(" connect_") || sql.startsWith("INSERT"));
    return spoken;
  }
}
