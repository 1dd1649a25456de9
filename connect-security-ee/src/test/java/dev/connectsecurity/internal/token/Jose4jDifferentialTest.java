package dev.connectsecurity.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.testing.TokenBuilder;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;

/**
 * The direct path accepts nothing that jose4j does not accept with the same claims, so what jose4j
 * refuses is refused.
 *
 * <p>The full run: {@code -Ddifferential.tokens=1000000}; other mutants: {@code
 * -Ddifferential.seed=…}. Its counts are in the test's output.
 */
class Jose4jDifferentialTest {
  private static final long SEED = Long.getLong("differential.seed", 7797);
  private static final int TOKENS = Integer.getInteger("differential.tokens", 20_000);
  private static final String JUNK = "{}[]\",:\\0123456789eE+-. anullu\n\u00e9";
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=";
  private static final JwtConsumer JOSE4J =
      new JwtConsumerBuilder()
          .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "HS256"))
          .setVerificationKey(new HmacKey(Tokens.SECRET_A.getBytes(StandardCharsets.UTF_8)))
          .setEvaluationTime(NumericDate.fromSeconds(Tokens.NOW.getEpochSecond()))
          .setAllowedClockSkewInSeconds(30)
          .setRequireExpirationTime()
          .setRequireIssuedAt()
          .setExpectedIssuer(Tokens.TENANT_A)
          .setExpectedAudience(false, Tokens.AUDIENCES.toArray(String[]::new))
          .build();

  @Test
  void acceptedToken_isAcceptedByJose4jWithTheSameClaims() throws Exception {
    Random random = new Random(SEED);
    int accepted = 0;
    int refusedByBoth = 0;
    for (int i = 0; i < TOKENS; i++) {
      String token = mutant(random);
      if (isAcceptedByBoth(token, "seed " + SEED + ", token " + i)) {
        accepted++;
      } else if (isRefusedByJose4j(token)) {
        refusedByBoth++;
      }
    }
    System.out.printf(
        "%d tokens: %d accepted by both, %d refused by both, %d refused by us alone%n",
        TOKENS, accepted, refusedByBoth, TOKENS - accepted - refusedByBoth);
    assertThat(accepted)
        .as("mutants that are still good, of seed %d", SEED)
        .isBetween(TOKENS / 20, TOKENS / 20 * 19);
  }

  /** Tells whether a token is accepted; fails if it is, and jose4j thinks otherwise. */
  static boolean isAcceptedByBoth(String token, String name) throws InvalidJwtException {
    if (accepted(token).isEmpty()) {
      return false;
    }
    assertThat(sameClaims(token)).as(name + ": " + payload(token)).isTrue();
    return true;
  }

  private static String mutant(Random random) {
    TokenBuilder token =
        Tokens.hostToken()
            .claim("sub", "account-1")
            .claim("aud", random.nextBoolean() ? Tokens.APP : List.of("other", Tokens.BASE))
            .claim("nbf", Tokens.NOW.getEpochSecond() - 5)
            .claim("context", Map.of("n", List.of(1, -2.5, true, "\u00e9\ud83d\udc11")));
    return switch (random.nextInt(4)) {
      case 0 -> token.rawPayload(Mutants.of(token.payload(), JUNK, random)).sign();
      case 1 ->
          token.rawHeader(Mutants.of("{\"typ\":\"JWT\",\"alg\":\"HS256\"}", JUNK, random)).sign();
      case 2 -> Mutants.of(token.sign(), BASE64, random);
      default -> token.claimJson(claim(random), value(random)).sign();
    };
  }

  private static String claim(Random random) {
    return List.of("iss", "sub", "aud", "exp", "iat", "nbf", "qsh", "context", "x")
        .get(random.nextInt(9));
  }

  private static String value(Random random) {
    long time = Tokens.NOW.getEpochSecond() - 300 + random.nextInt(600);
    return List.of(
            String.valueOf(time),
            time + ".0",
            time + "e0",
            "null",
            "true",
            "{}",
            "[]",
            "\"x\"",
            "\"com.example.app\"",
            "[\"com.example.app\",\"x\"]",
            "1e400",
            "[1]",
            "{\"a\":{\"a\":1}}")
        .get(random.nextInt(13));
  }

  private static Optional<VerifiedToken> accepted(String token) {
    try {
      return Optional.of(Tokens.verifyHost(token));
    } catch (NotAuthenticatedException e) {
      return Optional.empty();
    }
  }

  private static boolean isRefusedByJose4j(String token) {
    try {
      JOSE4J.processToClaims(token);
      return false;
    } catch (InvalidJwtException e) {
      return true;
    }
  }

  private static boolean sameClaims(String token) throws InvalidJwtException {
    JwtClaims claims = JOSE4J.processToClaims(token);
    JsonObject ours = StrictJson.object(Base64.getUrlDecoder().decode(token.split("\\.")[1]), 10);
    return same(ours, claims.getClaimsMap());
  }

  private static boolean same(JsonValue ours, Object theirs) {
    if (ours instanceof JsonObject object) {
      return theirs instanceof Map<?, ?> map
          && object.keySet().equals(map.keySet())
          && object.keySet().stream().allMatch(key -> same(object.get(key), map.get(key)));
    }
    if (ours instanceof JsonArray array) {
      return theirs instanceof List<?> list
          && array.size() == list.size()
          && IntStream.range(0, list.size()).allMatch(i -> same(array.get(i), list.get(i)));
    }
    if (ours instanceof JsonNumber number) {
      return theirs instanceof Number other && number.doubleValue() == other.doubleValue();
    }
    return ours instanceof JsonString text
        ? text.getString().equals(theirs)
        : ours.toString().equals(String.valueOf(theirs));
  }

  private static String payload(String token) {
    return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
  }
}
