package dev.connectsecurity.internal.store;

import static dev.connectsecurity.HostStatus.DISABLED;
import static dev.connectsecurity.HostStatus.ENABLED;
import static dev.connectsecurity.HostStatus.UNINSTALLED;
import static dev.connectsecurity.internal.store.Tenant.fullTenant;
import static dev.connectsecurity.internal.store.Tenant.tenant;
import static dev.connectsecurity.spi.Change.CREATED;
import static dev.connectsecurity.spi.Change.DONE;
import static dev.connectsecurity.spi.Change.NOTHING;
import static dev.connectsecurity.spi.Change.REPEATED;
import static dev.connectsecurity.spi.Change.REPLAYED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.TokenUse;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of tenants promises. */
@Timeout(120)
abstract class AtlassianHostsContract {
  final MovableClock clock = new MovableClock();
  final Tokens tokens = new Tokens(clock);
  AtlassianHosts hosts;

  /** Makes an empty store. */
  abstract AtlassianHosts create(MovableClock clock);

  @BeforeEach
  void makeStore() {
    hosts = create(clock);
  }

  @Test
  void unknownKey_isNotThere() {
    assertThat(hosts.find("a")).isEmpty();
    assertThat(hosts.findFresh("a")).isEmpty();
  }

  @Test
  void firstInstall_isCreated() {
    assertThat(install(tenant("a"), "t1")).isEqualTo(CREATED);
  }

  @Test
  void installWithEverything_isFoundWhole() {
    install(fullTenant("a"), "t1");

    assertThat(hosts.find("a")).contains(fullTenant("a").host());
    assertThat(hosts.findFresh("a")).contains(fullTenant("a").host());
  }

  @Test
  void installWithNothingOptional_isFoundWhole() {
    install(tenant("a"), "t1");

    assertThat(hosts.find("a")).contains(tenant("a").host());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DISABLED", "UNINSTALLED"})
  void installWithAnotherStatus_isEnabled(HostStatus given) {
    hosts.install(tenant("a").host().withStatus(given), tokens.use("t1"));

    assertThat(found("a").status()).isEqualTo(ENABLED);
  }

  @Test
  void installAfterALookUp_isFoundAtOnce() {
    hosts.find("a");

    install(tenant("a"), "t1");

    assertThat(hosts.find("a")).isPresent();
  }

  @Test
  void reinstall_replacesEveryComponent() {
    install(tenant("a"), "t1");
    hosts.find("a");

    assertThat(install(fullTenant("a").secret("next"), "t2")).isEqualTo(DONE);

    assertThat(hosts.find("a")).contains(fullTenant("a").secret("next").host());
  }

  @Test
  void reinstallWithoutOptionalValues_dropsThem() {
    install(fullTenant("a"), "t1");

    install(tenant("a"), "t2");

    assertThat(hosts.find("a")).contains(tenant("a").host());
  }

  @Test
  void reinstallOfADisabledTenant_enablesIt() {
    install(tenant("a"), "t1");
    hosts.setEnabled("a", false);

    assertThat(install(tenant("a"), "t2")).isEqualTo(DONE);

    assertThat(found("a").status()).isEqualTo(ENABLED);
  }

  @Test
  void reinstallAfterUninstall_enablesTheSameRow() {
    install(tenant("a"), "t1");
    hosts.uninstall("a", tokens.use("t2"));

    assertThat(install(tenant("a").secret("next"), "t3")).isEqualTo(DONE);

    assertThat(hosts.find("a")).contains(tenant("a").secret("next").host());
  }

  @Test
  void sameTokenAndBody_isRepeatedAndChangesNothing() {
    install(tenant("a"), "t1");

    assertThat(install(tenant("a").secret("next"), "t1")).isEqualTo(REPEATED);

    assertThat(hosts.find("a")).contains(tenant("a").host());
  }

  @Test
  void sameTokenWithAnotherBody_isReplayedAndChangesNothing() {
    install(tenant("a"), "t1");
    TokenUse stolen = tokens.use("t1", "another body");

    assertThat(hosts.install(tenant("a").secret("evil").host(), stolen)).isEqualTo(REPLAYED);
    assertThat(hosts.install(tenant("b").host(), stolen)).isEqualTo(REPLAYED);

    assertThat(hosts.find("a")).contains(tenant("a").host());
    assertThat(hosts.find("b")).isEmpty();
  }

  @Test
  void repeatedTokenOfAnOlderInstall_doesNotBringTheOldSecretBack() {
    install(tenant("a").secret("old"), "t1");
    install(tenant("a").secret("new"), "t2");

    assertThat(install(tenant("a").secret("old"), "t1")).isEqualTo(REPEATED);

    assertThat(hosts.find("a")).contains(tenant("a").secret("new").host());
  }

  @Test
  void usedToken_isRememberedPastItsExpiry() {
    install(tenant("a"), "t1");
    clock.advance(Tokens.LIFETIME.plus(TokenUses.KEPT));
    install(tenant("b"), "t2");

    assertThat(install(tenant("a"), "t1")).isEqualTo(REPEATED);
  }

  @Test
  void usedToken_isForgottenLongAfterItsExpiry() {
    install(tenant("a"), "t1");
    clock.advance(Tokens.LIFETIME.plus(TokenUses.KEPT).plusMillis(1));
    install(tenant("b"), "t2");

    assertThat(install(tenant("a"), "t1")).isEqualTo(DONE);
  }

  @Test
  void uninstall_keepsTheRowAsUninstalled() {
    install(fullTenant("a"), "t1");
    hosts.find("a");

    assertThat(hosts.uninstall("a", tokens.use("t2"))).isEqualTo(DONE);

    assertThat(hosts.find("a")).contains(fullTenant("a").host().withStatus(UNINSTALLED));
  }

  @Test
  void uninstallOfADisabledTenant_isDone() {
    install(tenant("a"), "t1");
    hosts.setEnabled("a", false);

    assertThat(hosts.uninstall("a", tokens.use("t2"))).isEqualTo(DONE);
  }

  @Test
  void secondUninstall_isNothing() {
    install(tenant("a"), "t1");
    hosts.uninstall("a", tokens.use("t2"));

    assertThat(hosts.uninstall("a", tokens.use("t3"))).isEqualTo(NOTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "", " a", "a\0"})
  void uninstallOfAnUnknownTenant_isNothing(String clientKey) {
    install(tenant("a"), "t1");

    assertThat(hosts.uninstall(clientKey, tokens.use("t2"))).isEqualTo(NOTHING);

    assertThat(hosts.find(clientKey)).isEmpty();
    assertThat(found("a").status()).isEqualTo(ENABLED);
  }

  @Test
  void uninstallOfAnUnknownTenant_usesUpItsToken() {
    hosts.uninstall("a", tokens.use("t1", "b1"));

    assertThat(hosts.uninstall("a", tokens.use("t1", "b1"))).isEqualTo(REPEATED);
    assertThat(hosts.uninstall("a", tokens.use("t1", "b2"))).isEqualTo(REPLAYED);
  }

  @Test
  void repeatedUninstallToken_doesNotUninstallAgain() {
    install(tenant("a"), "t1");
    hosts.uninstall("a", tokens.use("t2"));
    install(tenant("a"), "t3");

    assertThat(hosts.uninstall("a", tokens.use("t2"))).isEqualTo(REPEATED);

    assertThat(found("a").status()).isEqualTo(ENABLED);
  }

  @Test
  void installTokenOnAnUninstall_isReplayed() {
    install(tenant("a"), "t1");

    assertThat(hosts.uninstall("a", tokens.use("t1", "b"))).isEqualTo(REPLAYED);

    assertThat(found("a").status()).isEqualTo(ENABLED);
  }

  @Test
  void enabledTenant_canBeDisabledOnce() {
    install(fullTenant("a"), "t1");
    hosts.find("a");

    assertThat(hosts.setEnabled("a", false)).isEqualTo(DONE);
    assertThat(hosts.setEnabled("a", false)).isEqualTo(NOTHING);

    assertThat(hosts.find("a")).contains(fullTenant("a").host().withStatus(DISABLED));
  }

  @Test
  void disabledTenant_canBeEnabledOnce() {
    install(tenant("a"), "t1");
    hosts.setEnabled("a", false);

    assertThat(hosts.setEnabled("a", true)).isEqualTo(DONE);
    assertThat(hosts.setEnabled("a", true)).isEqualTo(NOTHING);

    assertThat(found("a").status()).isEqualTo(ENABLED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void uninstalledTenant_isNeitherEnabledNorDisabled(boolean enabled) {
    install(tenant("a"), "t1");
    hosts.uninstall("a", tokens.use("t2"));

    assertThat(hosts.setEnabled("a", enabled)).isEqualTo(NOTHING);

    assertThat(found("a").status()).isEqualTo(UNINSTALLED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "", "a\0"})
  void unknownTenant_isNeitherEnabledNorDisabled(String clientKey) {
    assertThat(hosts.setEnabled(clientKey, true)).isEqualTo(NOTHING);
    assertThat(hosts.setEnabled(clientKey, false)).isEqualTo(NOTHING);

    assertThat(hosts.find(clientKey)).isEmpty();
  }

  @Test
  void newKeyOnTheSameSite_leavesTheUninstalledTenantAlone() {
    install(tenant("a"), "t1");
    hosts.uninstall("a", tokens.use("t2"));

    assertThat(install(tenant("b"), "t3")).isEqualTo(CREATED);

    assertThat(found("a").status()).isEqualTo(UNINSTALLED);
    assertThat(found("b").status()).isEqualTo(ENABLED);
  }

  @Test
  void keysThatDifferInCaseOrAccent_areDifferentTenants() {
    for (String key : List.of("key", "KEY", "k\u00e9y", "ke\u0301y")) {
      assertThat(install(tenant(key), "token for " + key)).isEqualTo(CREATED);
    }

    assertThat(found("KEY").sharedSecret().reveal()).isEqualTo("secret of KEY");
  }

  @Test
  void unicode_isKept() {
    Tenant tenant =
        tenant("cl\u00e9-\u5ba2-\ud83d\ude80")
            .baseUrl("https://b\u00fccher.example/\u00e9?\ud83d\ude80")
            .oauthClientId("\u5ba2\u6236")
            .secret("s\u00e9cr\u00eat \u5bc6 \ud83d\ude80 'quoted' \"twice\" \\ ;--");
    install(tenant, "t1");

    assertThat(hosts.find(tenant.clientKey())).contains(tenant.host());
  }

  @Test
  void longestValues_areKeptWhole() {
    Tenant tenant =
        tenant("k".repeat(255))
            .baseUrl(url(2048))
            .displayUrl(url(2048))
            .helpCenterUrl(url(2048))
            .cloudId("c".repeat(255))
            .oauthClientId("o".repeat(1000))
            .secret("\u5bc6".repeat(512));
    install(tenant, "t1");

    assertThat(hosts.find(tenant.clientKey())).contains(tenant.host());
  }

  @Test
  void allScopesOrNone_areKept() {
    Set<ConnectScope> all = EnumSet.allOf(ConnectScope.class);
    install(tenant("a").scopes(all), "t1");
    install(tenant("b").scopes(Set.of()), "t2");

    assertThat(found("a").scopes()).isEqualTo(all);
    assertThat(found("b").scopes()).isEmpty();
  }

  static Stream<Arguments> tooMuch() {
    return Stream.of(
        Arguments.of("clientKey", tenant("")),
        Arguments.of("clientKey", tenant("k".repeat(256))),
        Arguments.of("clientKey", tenant(" k")),
        Arguments.of("clientKey", tenant("k ")),
        Arguments.of("clientKey", tenant("k\0k")),
        Arguments.of("clientKey", tenant("k\ud83d")),
        Arguments.of("baseUrl", tenant("k").baseUrl(url(2049))),
        Arguments.of("displayUrl", tenant("k").displayUrl(url(2049))),
        Arguments.of("helpCenterUrl", tenant("k").helpCenterUrl(url(2049))),
        Arguments.of("cloudId", tenant("k").cloudId("c".repeat(256))),
        Arguments.of("oauthClientId", tenant("k").oauthClientId("o".repeat(1001))),
        Arguments.of("sharedSecret", tenant("k").secret("s".repeat(513))),
        Arguments.of("sharedSecret", tenant("k").secret("s\0")),
        Arguments.of("sharedSecret", tenant("k").secret("\udc00s")));
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void valueThatDoesNotFit_isRefusedByNameAndUsesNoToken(String component, Tenant tenant) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> install(tenant, "t1"))
        .withMessageStartingWith(component + " must be")
        .withMessageNotContainingAny(tenant.secret(), tenant.baseUrl());

    assertThat(hosts.find(tenant.clientKey())).isEmpty();
    assertThat(install(tenant("fits"), "t1")).isEqualTo(CREATED);
  }

  static Stream<TokenUse> noHashes() {
    TokenUse good = new Tokens(new MovableClock()).use("t");
    String hash = good.tokenHash();
    return Stream.of("", "a.b.c", hash.toUpperCase(Locale.ROOT), hash + "0")
        .flatMap(
            bad ->
                Stream.of(
                    new TokenUse(bad, hash, good.usedAt(), good.expiresAt()),
                    new TokenUse(hash, bad, good.usedAt(), good.expiresAt())));
  }

  @ParameterizedTest
  @MethodSource("noHashes")
  void tokenUseWithoutHashes_isRefused(TokenUse use) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hosts.install(tenant("a").host(), use))
        .withMessageContaining("must be SHA-256");
    assertThatIllegalArgumentException().isThrownBy(() -> hosts.uninstall("a", use));

    assertThat(hosts.find("a")).isEmpty();
  }

  @Test
  void fiftyInstallsOfOneKeyAtOnce_leaveOneOfThemWhole() throws Exception {
    List<Change> changes = AtOnce.run(50, i -> install(numbered(i), "token " + i));

    assertThat(Collections.frequency(changes, CREATED)).isEqualTo(1);
    assertThat(Collections.frequency(changes, DONE)).isEqualTo(49);
    AtlassianHost stored = found("a");
    int winner = Integer.parseInt(stored.sharedSecret().reveal());
    assertThat(stored).isEqualTo(numbered(winner).host());
    assertThat(hosts.findFresh("a")).contains(stored);
  }

  @Test
  void fiftyUsesOfOneTokenAtOnce_storeOnce() throws Exception {
    List<Change> changes = AtOnce.run(50, i -> install(tenant("a"), "t1"));

    assertThat(Collections.frequency(changes, CREATED)).isEqualTo(1);
    assertThat(Collections.frequency(changes, REPEATED)).isEqualTo(49);
  }

  @Test
  void oneTokenWithFiftyBodiesAtOnce_acceptsOneBody() throws Exception {
    List<Change> changes =
        AtOnce.run(50, i -> hosts.install(numbered(i).host(), tokens.use("t1", "body " + i)));

    assertThat(Collections.frequency(changes, CREATED)).isEqualTo(1);
    assertThat(Collections.frequency(changes, REPLAYED)).isEqualTo(49);
    int winner = changes.indexOf(CREATED);
    assertThat(hosts.find("a")).contains(numbered(winner).host());
  }

  @Test
  void twentyUninstallsAtOnce_areDoneOnce() throws Exception {
    install(tenant("a"), "t1");

    List<Change> changes = AtOnce.run(20, i -> hosts.uninstall("a", tokens.use("gone " + i)));

    assertThat(Collections.frequency(changes, DONE)).isEqualTo(1);
    assertThat(Collections.frequency(changes, NOTHING)).isEqualTo(19);
  }

  @Test
  void manyInstallsAtOnceWithExpiredTokens_doNotBlockEachOther() throws Exception {
    for (int i = 0; i < 30; i++) {
      install(tenant("a"), "old " + i);
    }
    clock.advance(Duration.ofDays(1));

    List<Change> changes = AtOnce.run(16, i -> install(tenant("key " + i), "new " + i));

    assertThat(changes).containsOnly(CREATED);
  }

  Change install(Tenant tenant, String token) {
    return hosts.install(tenant.host(), tokens.use(token));
  }

  AtlassianHost found(String clientKey) {
    return hosts.find(clientKey).orElseThrow();
  }

  private static Tenant numbered(int i) {
    return tenant("a")
        .secret(Integer.toString(i))
        .baseUrl("https://site-" + i + ".atlassian.net")
        .oauthClientId("client-" + i);
  }

  private static String url(int length) {
    String start = "https://acme.atlassian.net/";
    return start + "p".repeat(length - start.length());
  }
}
