package dev.connectsecurity.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.connectsecurity.Secret;
import dev.connectsecurity.spi.LoginAttempt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises about sign-ins on their way. */
interface LoginPromises extends GrantsUnderTest {
  /** How long a sign-in may take. */
  Duration LIFETIME = Duration.ofMinutes(10);

  @Test
  default void attempt_isTakenWholeAndOnce() {
    LoginAttempt plain = attempt("one", Optional.empty());
    LoginAttempt verified = attempt("two", Optional.of(Secret.of("v".repeat(128))));
    logins().begin(plain);
    logins().begin(verified);

    assertThat(logins().take(plain.stateHash())).contains(plain);
    assertThat(logins().take(plain.stateHash())).isEmpty();
    assertThat(logins().take(verified.stateHash())).contains(verified);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "the state itself", "s\0"})
  default void unknownState_takesNothing(String state) {
    logins().begin(attempt("one", Optional.empty()));

    assertThat(logins().take(state)).isEmpty();
    assertThat(logins().take(Tokens.hash("another state"))).isEmpty();
  }

  @Test
  default void twentyThatTakeOneAttemptAtOnce_areOneThatGetsIt() throws Exception {
    LoginAttempt attempt = attempt("one", Optional.empty());
    logins().begin(attempt);

    List<Optional<LoginAttempt>> taken = AtOnce.run(20, i -> logins().take(attempt.stateHash()));

    assertThat(taken).filteredOn(Optional::isPresent).containsExactly(Optional.of(attempt));
  }

  @Test
  default void sixteenThatBeginAtOnceAmongExpiredOnes_doNotBlockEachOther() throws Exception {
    for (int i = 0; i < 30; i++) {
      logins().begin(attempt("old " + i, Optional.empty()));
    }
    clock().advance(Duration.ofDays(1));

    List<Boolean> taken =
        AtOnce.run(
            16,
            i -> {
              LoginAttempt mine = attempt("new " + i, Optional.empty());
              logins().begin(mine);
              return logins().take(mine.stateHash()).isPresent();
            });

    assertThat(taken).containsOnly(true);
  }

  @Test
  default void expiredAttempt_canBeTakenForAWhile() {
    LoginAttempt attempt = attempt("one", Optional.empty());
    logins().begin(attempt);
    clock().advance(LIFETIME.plus(JdbcLogins.KEPT));
    logins().begin(attempt("two", Optional.empty()));

    assertThat(logins().take(attempt.stateHash())).contains(attempt);
  }

  @Test
  default void longExpiredAttempt_isErasedWhenAnotherOneBegins() {
    LoginAttempt attempt = attempt("one", Optional.empty());
    logins().begin(attempt);
    clock().advance(LIFETIME.plus(JdbcLogins.KEPT).plusMillis(1));
    logins().begin(attempt("two", Optional.empty()));

    assertThat(logins().take(attempt.stateHash())).isEmpty();
  }

  @Test
  default void knownState_isRefusedAndChangesNothing() {
    LoginAttempt attempt = attempt("one", Optional.empty());
    logins().begin(attempt);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> logins().begin(attempt("one", Optional.of(Secret.of("verifier")))))
        .withMessage("stateHash must be new");

    assertThat(logins().take(attempt.stateHash())).contains(attempt);
  }

  static Stream<Arguments> noAttempts() {
    String hash = Tokens.hash("x");
    return Stream.of(
        Arguments.of("stateHash", "state", hash, "/", "v"),
        Arguments.of("browserHash", hash, "cookie", "/", "v"),
        Arguments.of("returnTo", hash, hash, "/" + "p".repeat(2000), "v"),
        Arguments.of("returnTo", hash, hash, "/\r\n", "v"),
        Arguments.of("codeVerifier", hash, hash, "/", "v".repeat(129)));
  }

  @ParameterizedTest
  @MethodSource("dev.connectsecurity.internal.store.LoginPromises#noAttempts")
  default void attemptThatDoesNotFit_isRefusedByName(
      String component, String state, String browser, String returnTo, String verifier) {
    LoginAttempt attempt =
        new LoginAttempt(
            state, browser, returnTo, Optional.of(Secret.of(verifier)), clock().instant());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> logins().begin(attempt))
        .withMessageStartingWith(component + " must be");

    assertThat(logins().take(state)).isEmpty();
  }

  private LoginAttempt attempt(String state, Optional<Secret> verifier) {
    return new LoginAttempt(
        Tokens.hash(state),
        Tokens.hash("cookie"),
        "/pages/" + "p".repeat(1990) + "?q",
        verifier,
        clock().instant().plus(LIFETIME));
  }
}
