package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Grants.browser;
import static dev.connectsecurity.internal.store.Grants.grant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a grant every store keeps whole, and what it refuses. */
interface GrantLimitPromises extends GrantsUnderTest {

  @Test
  default void longestValues_ofAGrantAreKeptWhole() {
    OAuthGrant longest =
        made(
            "i".repeat(64),
            "a".repeat(255),
            scopes(62, 63),
            "\u5bc6".repeat(8192),
            "r".repeat(8192));
    grants().add(longest, browser("alice"));

    assertThat(grants().find("i".repeat(64))).contains(longest);
    OAuthGrant changed = Grants.with(longest, "r".repeat(8192), "\u5bc6".repeat(8192));
    assertThat(grants().change(longest.id(), before -> changed)).contains(changed);
    assertThat(grants().findByBrowser(browser("alice"))).contains(changed);
  }

  static Stream<Arguments> tooMuch() {
    return Stream.of(
        Arguments.of("id", made("", "a", Set.of(), "t", "r")),
        Arguments.of("id", made("i".repeat(65), "a", Set.of(), "t", "r")),
        Arguments.of("id", made("i ", "a", Set.of(), "t", "r")),
        Arguments.of("accountId", made("i", "a".repeat(256), Set.of(), "t", "r")),
        Arguments.of("scopes", made("i", "a", scopes(63, 63), "t", "r")),
        Arguments.of("scopes", made("i", "a", Set.of("two words"), "t", "r")),
        Arguments.of("scopes", made("i", "a", Set.of(""), "t", "r")),
        Arguments.of("accessToken", made("i", "a", Set.of(), "t".repeat(8193), "r")),
        Arguments.of("accessToken", made("i", "a", Set.of(), "t\0", "r")),
        Arguments.of("refreshToken", made("i", "a", Set.of(), "t", "r".repeat(8193))));
  }

  @ParameterizedTest
  @MethodSource("dev.connectsecurity.internal.store.GrantLimitPromises#tooMuch")
  default void grantThatDoesNotFit_isRefusedByName(String component, OAuthGrant grant) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grants().add(grant, browser("alice")))
        .withMessageStartingWith(component + " must be");

    assertThat(grants().findByBrowser(browser("alice"))).isEmpty();
  }

  @Test
  default void changeToWhatDoesNotFit_isRefusedAndStoresNothing() {
    add(grant("g"));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> grants().change("g", before -> Grants.with(before, "t".repeat(8193), "r")))
        .withMessageStartingWith("accessToken must be");

    assertThat(grants().find("g")).contains(grant("g"));
  }

  @Test
  default void browserThatIsNoHash_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grants().add(grant("g"), "the cookie itself"))
        .withMessage("browserHash must be SHA-256 in lower-case hexadecimal");

    assertThat(grants().find("g")).isEmpty();
  }

  private static Set<String> scopes(int count, int length) {
    return IntStream.range(0, count)
        .mapToObj(i -> "%02d".formatted(i) + "s".repeat(length - 2))
        .collect(Collectors.toSet());
  }

  private static OAuthGrant made(
      String id, String accountId, Set<String> scopes, String access, String refresh) {
    Instant now = Instant.parse("2026-11-20T08:00:00Z");
    return new OAuthGrant(
        id,
        Optional.of(accountId),
        scopes,
        Secret.of(access),
        now,
        Optional.of(Secret.of(refresh)),
        GrantStatus.ACTIVE,
        now,
        now);
  }
}
