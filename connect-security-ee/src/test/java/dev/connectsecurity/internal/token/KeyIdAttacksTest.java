package dev.connectsecurity.internal.token;

import static dev.connectsecurity.internal.token.Refusals.assertRefused;
import static dev.connectsecurity.internal.token.Tokens.INSTALLED;
import static dev.connectsecurity.internal.token.Tokens.KID;
import static dev.connectsecurity.internal.token.Tokens.installToken;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.connectsecurity.Reason;
import dev.connectsecurity.testing.TokenBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Key ids that must never reach a key server. */
class KeyIdAttacksTest {
  private static final InstallKeys NEVER =
      kid -> {
        throw new AssertionError("a key was asked for: " + kid);
      };

  @ParameterizedTest(name = "row {0}: {1}")
  @MethodSource("kids")
  void attack_asksForNoKey(int row, String what, TokenBuilder token, Reason reason) {
    InstallTokenVerifier verifier =
        new InstallTokenVerifier(Tokens.CLOCK, Tokens.POLICY, NEVER, Set.of(Tokens.BASE));
    assertRefused(reason, () -> verifier.verify(token.sign(), QueryHashRule.computed(INSTALLED)));
  }

  static Stream<Arguments> kids() {
    Stream<Arguments> texts =
        Stream.of(
                "",
                "../k1",
                "a/../../admin",
                "..%2fk1",
                "k1?x=1",
                "k1#f",
                "//127.0.0.2/k",
                "http://127.0.0.2/",
                "k1\n",
                "k1%00",
                "k1\u0000",
                "k 1",
                "k.1",
                "\u00e9",
                "k".repeat(129),
                "${jndi:ldap://127.0.0.2/x}",
                "' OR 1=1--")
            .map(kid -> arguments(10, "kid", installToken().header("kid", kid), Reason.KEY_ID));
    Stream<Arguments> others =
        Stream.of(1, true, List.of(KID), Map.of())
            .map(
                kid ->
                    arguments(10, "kid " + kid, installToken().header("kid", kid), Reason.KEY_ID));
    return Stream.of(
            texts,
            others,
            Stream.of(
                arguments(10, "kid null", installToken().header("kid", null), Reason.KEY_ID),
                arguments(10, "no kid", installToken().withoutHeader("kid"), Reason.KEY_ID)))
        .flatMap(rows -> rows);
  }
}
