package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Grants.browser;
import static dev.connectsecurity.internal.store.Grants.grant;
import static dev.connectsecurity.internal.store.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Secret;
import dev.connectsecurity.StoreReport.Rows;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.cipher.CheckValue;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.LoginAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is promised about secrets at rest; a class for each database says where they rest. */
@Timeout(120)
abstract class EncryptionContract {
  private static final List<String> COLUMNS =
      List.of(
          "SELECT shared_secret FROM connect_host",
          "SELECT previous_secret FROM connect_host WHERE previous_secret IS NOT NULL",
          "SELECT access_token FROM connect_grant",
          "SELECT refresh_token FROM connect_grant WHERE refresh_token IS NOT NULL",
          "SELECT code_verifier FROM connect_login");

  private final MovableClock clock = new MovableClock();
  private final Tokens tokens = new Tokens(clock);
  private DataSource database;

  /** Gives a database with empty tables of this version. */
  abstract DataSource database();

  @BeforeEach
  void open() {
    database = database();
  }

  @Test
  void secrets_areNowhereInClear() {
    fill(by("new"), 3);
    store(by("new"))
        .logins()
        .begin(
            new LoginAttempt(
                Tokens.hash("state"),
                Tokens.hash("cookie"),
                "/",
                Optional.of(Secret.of("secret verifier")),
                clock.instant()));

    assertThat(texts())
        .hasSize(3 + 3 + 3 + 3 + 1)
        .allMatch(text -> text.startsWith("sealed:v1.new."))
        .noneMatch(text -> text.contains("secret") || text.contains("of g"));
    assertFilled(by("new"), 3);
    assertThat(store(by("new")).logins().take(Tokens.hash("state")).orElseThrow().codeVerifier())
        .contains(Secret.of("secret verifier"));
  }

  @Test
  void longestSecrets_haveRoomWhenTheyAreEncrypted() {
    String longest = "\u5bc6".repeat(8192);
    OAuthGrant grant = Grants.with(grant("g"), longest, longest);
    AtlassianHost host = tenant("a").secret("\u5bc6".repeat(1024)).host();
    JdbcStore store = store(by("new"));
    store.grants().add(grant, browser("alice"));
    store.hosts(Stores.OVERLAP).install(host, tokens.use("t1"));
    store.hosts(Stores.OVERLAP).install(tenant("a").host(), tokens.use("t2"));

    assertThat(store.grants().find("g")).contains(grant);
    assertThat(store.hosts(Stores.OVERLAP).previousSecret("a").orElseThrow().secret())
        .isEqualTo(host.sharedSecret());
  }

  @Test
  void secretsInClear_areReadOnlyByWhoBeginsToEncrypt() {
    fillInClear(1);

    assertFilled(Encryption.beginningWith(Keys.of("new")), 1);
    assertUnavailable(() -> store(by("new")).hosts(Stores.OVERLAP).find("a0"));
    assertUnavailable(() -> store(by("new")).grants().find("g0"));
  }

  @Test
  void encryptedSecrets_areUnavailableWithoutTheirKey() {
    fill(by("old"), 1);

    assertUnavailable(() -> store(by("new")).hosts(Stores.OVERLAP).find("a0"));
  }

  @Test
  void tenantsOfAKeyThatIsNotThere_hideNoOtherFromTheList() {
    fill(by("old"), 3);
    AtlassianHosts hosts = store(by("new")).hosts(Stores.OVERLAP);
    hosts.install(tenant("a1").host(), tokens.use("3"));
    hosts.install(tenant("b").host(), tokens.use("4"));

    assertThat(hosts.list("", 1)).extracting(AtlassianHost::clientKey).containsExactly("a1");
    assertThat(hosts.list("a1", 1)).extracting(AtlassianHost::clientKey).containsExactly("b");
    assertThat(hosts.list("", 9)).extracting(AtlassianHost::clientKey).containsExactly("a1", "b");
    assertThat(hosts.list("b", 9)).isEmpty();
  }

  @Test
  void secretThatIsMoved_isRefusedInAnotherRowColumnAndApp() {
    fill(by("new"), 2);
    Statements.run(
        database,
        "UPDATE connect_grant SET access_token = '"
            + Statements.text(database, "SELECT access_token FROM connect_grant WHERE id = 'g1'")
            + "' WHERE id = 'g0'");
    Statements.run(database, "UPDATE connect_host SET shared_secret = previous_secret");
    Statements.run(database, "UPDATE connect_grant SET app_key = 'other' WHERE id = 'g1'");

    assertUnavailable(() -> store(by("new")).grants().find("g0"));
    assertUnavailable(() -> store(by("new")).hosts(Stores.OVERLAP).find("a0"));
    assertUnavailable(
        () ->
            new JdbcStore(database, "other", by("new"), OutsideTransaction.none(), clock)
                .grants()
                .find("g1"));
  }

  @Test
  void tenantWhoseSecretCannotBeRead_isMendedByAReinstallation() {
    fill(by("old"), 1);
    JdbcStore store = store(by("new"));

    Tenant next = tenant("a0").secret("next");
    assertThat(store.hosts(Stores.OVERLAP).install(next.host(), tokens.use("t")).change())
        .isEqualTo(Change.DONE);

    assertThat(store.hosts(Stores.OVERLAP).find("a0")).contains(next.host());
    assertThat(store.hosts(Stores.OVERLAP).previousSecret("a0")).isEmpty();
  }

  @Test
  void reencryption_leavesNothingInClearOrUnderAnOldKey() {
    int rows = Reencryption.ROWS + 1;
    fillInClear(rows);
    JdbcStore store = store(Encryption.beginningWith(Keys.of("old")));
    Tenant late = tenant("late");
    store.hosts(Stores.OVERLAP).install(late.host(), tokens.use("late"));

    assertThat(run(store.reencryption())).isEqualTo(rows(2 * rows + 1, 2 * rows, 0, 0));
    assertFilled(by("old"), rows);

    JdbcStore next = store(Encryption.by(Keys.of("new", "old")));
    assertThat(run(next.reencryption())).isEqualTo(rows(2 * rows + 1, 2 * rows + 1, 0, 0));
    assertThat(run(next.reencryption())).isEqualTo(rows(2 * rows + 1, 0, 0, 0));
    assertThat(texts()).allMatch(text -> text.startsWith("sealed:v1.new."));
    assertFilled(by("new"), rows);
    assertThat(store(by("new")).hosts(Stores.OVERLAP).find("late")).contains(late.host());
  }

  @Test
  void keyThatWasRemovedTooEarly_isCountedAndNothingIsTouched() {
    fill(by("old"), 2);
    store(by("new")).hosts(Stores.OVERLAP).install(tenant("late").host(), tokens.use("late"));
    List<String> before = texts();

    assertThat(run(store(by("new")).reencryption()))
        .isEqualTo(new Rows(1, 0, 0, 0, 4, Map.of("old", 4L)));

    assertThat(texts()).isEqualTo(before);
  }

  @Test
  void rowOfTwoKeysThatAreNotThere_isCountedOnceAndForBoth() {
    fill(by("older"), 1);
    store(Encryption.by(Keys.of("old", "older")))
        .hosts(Stores.OVERLAP)
        .install(tenant("a0").secret("next").host(), tokens.use("t"));
    Statements.run(database, "UPDATE connect_host SET previous_secret = 'sealed:v1.oldest.AAAA'");
    Statements.run(database, "UPDATE connect_grant SET access_token = 'sealed:v1.new.AAAA'");

    assertThat(run(store(by("new")).reencryption()))
        .isEqualTo(new Rows(0, 0, 0, 0, 2, Map.of("old", 1L, "oldest", 1L, "older", 1L)));
  }

  @Test
  void reencryptionThatIsBrokenOff_goesOnFromThere() {
    int rows = Reencryption.ROWS + 1;
    fillInClear(rows);
    Encryption encryption = Encryption.beginningWith(Keys.of("new"));

    Progress first = store(encryption).reencryption().step(Progress.BEGIN);
    assertThat(first.rows().rewritten()).isEqualTo(Reencryption.ROWS);
    assertThat(first.done()).isFalse();

    assertThat(finish(store(encryption).reencryption(), first))
        .isEqualTo(rows(2 * rows, 2 * rows, 0, 0));
    assertThat(run(store(encryption).reencryption())).isEqualTo(rows(2 * rows, 0, 0, 0));
  }

  @Test
  void secretThatIsReplacedMeanwhile_isNotOverwritten() {
    fill(by("old"), 1);
    JdbcStore store = store(Encryption.by(Keys.of("new", "old")));
    StoredSecrets secrets =
        StoredSecrets.of(Encryption.by(Keys.of("new", "old")), Stores.APP).get(0);
    Transactions transactions =
        new Transactions(database, OutsideTransaction.none(), Duration.ofSeconds(2));
    StoredSecrets.Stored read =
        transactions.read(connection -> secrets.page(connection, "", 10)).get(0);
    store.hosts(Stores.OVERLAP).install(tenant("a0").secret("next").host(), tokens.use("t"));

    assertThat(
            transactions.<Boolean>change(
                connection ->
                    secrets.replace(
                        connection, read.key(), read.secrets().get(0), "older than what is there")))
        .isFalse();

    assertThat(store.hosts(Stores.OVERLAP).find("a0")).contains(tenant("a0").secret("next").host());
  }

  @Test
  void grantThatIsLocked_isLeftForTheNextRun() {
    fill(by("old"), 1);
    Encryption both = Encryption.by(Keys.of("new", "old"));
    JdbcStore impatient =
        new JdbcStore(
            new Transactions(database, OutsideTransaction.none(), Duration.ofSeconds(1)),
            Stores.APP,
            both,
            clock);
    List<Rows> during = new ArrayList<>();

    store(both)
        .grants()
        .change(
            "g0",
            before -> {
              during.add(run(impatient.reencryption()));
              return before;
            });

    assertThat(during).containsExactly(rows(1, 1, 1, 0));
    assertThat(run(impatient.reencryption())).isEqualTo(rows(2, 1, 0, 0));
  }

  @Test
  void checkValues_tellAWrongKeyFromTheRightOne() {
    CheckValues values = store(by("old")).checkValues();
    assertThat(values.all()).isEmpty();
    String old = new CheckValue(Keys.of("old")).make();
    String next = new CheckValue(Keys.of("new")).make();
    values.add(old);
    values.add(old);
    values.add(next);

    assertThat(values.all()).containsExactlyInAnyOrder(old, next);
    assertThat(values.all())
        .allSatisfy(value -> new CheckValue(Keys.of("new", "old")).verify(value));
    assertUnavailable(() -> new CheckValue(Keys.of("new")).verify(old));

    values.forget(old);
    assertThat(values.all()).containsExactly(next);
    assertThat(
            new JdbcStore(database, "other", by("new"), OutsideTransaction.none(), clock)
                .checkValues()
                .all())
        .isEmpty();
  }

  /** Stores tenants that have a previous secret, and grants, each with all secrets. */
  private void fill(Encryption encryption, int count) {
    JdbcStore store = store(encryption);
    for (int i = 0; i < count; i++) {
      String key = "a" + i;
      store
          .hosts(Stores.OVERLAP)
          .install(tenant(key).secret("secret 1").host(), tokens.use("1" + key));
      store.hosts(Stores.OVERLAP).install(tenant(key).host(), tokens.use("2" + key));
      store.grants().add(grant("g" + i), browser("user " + i));
    }
  }

  /** Does the same as before there was a key. */
  private void fillInClear(int count) {
    Encryption encryption = by("before");
    fill(encryption, count);
    for (StoredSecrets secrets : StoredSecrets.of(encryption, Stores.APP)) {
      new Transactions(database, OutsideTransaction.none(), Duration.ofSeconds(9))
          .<Void>change(
              connection -> {
                for (StoredSecrets.Stored row : secrets.page(connection, "", count)) {
                  for (StoredSecrets.Kept kept : row.secrets()) {
                    Secret secret = kept.column().read(row.key(), kept.text());
                    secrets.replace(connection, row.key(), kept, secret.reveal());
                  }
                }
                return null;
              });
    }
  }

  private void assertFilled(Encryption encryption, int count) {
    JdbcStore store = store(encryption);
    for (int i = 0; i < count; i++) {
      assertThat(store.hosts(Stores.OVERLAP).find("a" + i)).contains(tenant("a" + i).host());
      assertThat(store.hosts(Stores.OVERLAP).previousSecret("a" + i).orElseThrow().secret())
          .isEqualTo(Secret.of("secret 1"));
      assertThat(store.grants().find("g" + i)).contains(grant("g" + i));
    }
  }

  private List<String> texts() {
    return COLUMNS.stream().flatMap(sql -> Statements.texts(database, sql).stream()).toList();
  }

  private JdbcStore store(Encryption encryption) {
    return Stores.of(database, encryption, clock);
  }

  private static Encryption by(String key) {
    return Encryption.by(Keys.of(key));
  }

  private static Rows run(Reencryption job) {
    return finish(job, Progress.BEGIN);
  }

  private static Rows finish(Reencryption job, Progress progress) {
    Progress next = progress;
    while (!next.done()) {
      next = job.step(next);
    }
    assertThat(job.step(next)).isEqualTo(next);
    return next.rows();
  }

  private static Rows rows(long current, long rewritten, long older, long unreadable) {
    return new Rows(current, rewritten, older, 0, unreadable, Map.of());
  }

  private static void assertUnavailable(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(call);
  }
}
