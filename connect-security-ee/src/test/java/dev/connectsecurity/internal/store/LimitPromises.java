package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Tenant.tenant;
import static dev.connectsecurity.spi.Change.CREATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.spi.TokenUse;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store keeps whole, and what it refuses. */
interface LimitPromises extends StoreUnderTest {

  @Test
  default void keysThatDifferInCaseOrAccent_areDifferentTenants() {
    for (String key : List.of("key", "KEY", "k\u00e9y", "ke\u0301y")) {
      assertThat(install(tenant(key), "token for " + key)).isEqualTo(CREATED);
    }

    assertThat(found("KEY").sharedSecret().reveal()).isEqualTo("secret of KEY");
  }

  @Test
  default void unicode_isKept() {
    Tenant tenant =
        tenant("cl\u00e9-\u5ba2-\ud83d\ude80")
            .baseUrl("https://b\u00fccher.example/\u00e9?\ud83d\ude80")
            .oauthClientId("\u5ba2\u6236")
            .secret("s\u00e9cr\u00eat \u5bc6 \ud83d\ude80 'quoted' \"twice\" \\ ;--");
    install(tenant, "t1");

    assertThat(hosts().find(tenant.clientKey())).contains(tenant.host());
  }

  @Test
  default void longestValues_areKeptWhole() {
    Tenant tenant =
        tenant("k".repeat(255))
            .baseUrl(url(2048))
            .displayUrl(url(2048))
            .helpCenterUrl(url(2048))
            .cloudId("c".repeat(255))
            .oauthClientId("o".repeat(1000))
            .secret("\u5bc6".repeat(1024));
    install(tenant, "t1");

    assertThat(hosts().find(tenant.clientKey())).contains(tenant.host());
  }

  @Test
  default void allScopesOrNone_areKept() {
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
        Arguments.of("sharedSecret", tenant("k").secret("s".repeat(1025))),
        Arguments.of("sharedSecret", tenant("k").secret("s\0")),
        Arguments.of("sharedSecret", tenant("k").secret("\udc00s")));
  }

  @ParameterizedTest
  @MethodSource("dev.connectsecurity.internal.store.LimitPromises#tooMuch")
  default void valueThatDoesNotFit_isRefusedByNameAndUsesNoToken(String component, Tenant tenant) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> install(tenant, "t1"))
        .withMessageStartingWith(component + " must be")
        .withMessageNotContainingAny(tenant.secret(), tenant.baseUrl());

    assertThat(hosts().find(tenant.clientKey())).isEmpty();
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
  @MethodSource("dev.connectsecurity.internal.store.LimitPromises#noHashes")
  default void tokenUseWithoutHashes_isRefused(TokenUse use) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hosts().install(tenant("a").host(), use))
        .withMessageContaining("must be SHA-256");
    assertThatIllegalArgumentException().isThrownBy(() -> hosts().uninstall("a", use));

    assertThat(hosts().find("a")).isEmpty();
  }

  private static String url(int length) {
    String start = "https://acme.atlassian.net/";
    return start + "p".repeat(length - start.length());
  }
}
