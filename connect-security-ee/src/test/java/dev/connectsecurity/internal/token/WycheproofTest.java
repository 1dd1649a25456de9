package dev.connectsecurity.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.connectsecurity.NotAuthenticatedException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Project Wycheproof's cases for the two algorithms, at the level of shape and signature. */
class WycheproofTest {
  private static final Set<String> RSA_ALGORITHMS = Set.of("RS256");

  /** Cases of json_web_signature that no verifier of compact tokens can meet. */
  private static final Map<Integer, String> FAULTY =
      Map.of(
          367, "byte for byte the token of case 357, which is labelled valid",
          370, "byte for byte the token of case 357, which is labelled valid",
          372, "holds a question mark in its header, yet is labelled valid",
          373, "holds a question mark in its payload, yet is labelled valid",
          353, "about the member use of a JWK, while install keys come as PEM",
          355, "about the member key_ops of a JWK, while install keys come as PEM");

  @TestFactory
  Stream<DynamicTest> signatureCase_isJudgedAsLabelled() {
    return SharedVectors.tests(
        "wycheproof/json_web_signature_test.json",
        file ->
            cases(file)
                .filter(test -> !FAULTY.containsKey(test.id()))
                .map(test -> dynamicTest(test.name(), test::assertJudged)));
  }

  @TestFactory
  Stream<DynamicTest> cryptoCase_isJudgedAsLabelled() {
    return SharedVectors.tests(
        "wycheproof/json_web_crypto_test.json",
        file -> cases(file).map(test -> dynamicTest(test.name(), test::assertJudged)));
  }

  private static Stream<Case> cases(Path file) {
    return SharedVectors.json(file).getJsonArray("testGroups").stream()
        .map(JsonValue::asJsonObject)
        .filter(WycheproofTest::isOurs)
        .flatMap(
            group ->
                group.getJsonArray("tests").stream()
                    .map(JsonValue::asJsonObject)
                    .map(test -> new Case(group, test)));
  }

  private static boolean isOurs(JsonObject group) {
    JsonObject key = key(group);
    boolean hmac = key.getString("alg", "").equals("HS256");
    boolean rsa =
        key.getString("kty", "").equals("RSA")
            && RSA_ALGORITHMS.contains(key.getString("alg", "RS256"));
    return hmac || rsa;
  }

  private static JsonObject key(JsonObject group) {
    return group.containsKey("public")
        ? group.getJsonObject("public")
        : group.getJsonObject("private");
  }

  private record Case(JsonObject group, JsonObject test) {

    int id() {
      return test.getInt("tcId");
    }

    String name() {
      return id() + " " + group.getString("comment") + ": " + test.getString("comment");
    }

    void assertJudged() throws JoseException {
      assertThat(isAccepted()).isEqualTo(test.getString("result").equals("valid"));
    }

    private boolean isAccepted() throws JoseException {
      String compact = test.getString("jws", test.get("jws").toString());
      JsonObject key = key(group);
      try {
        if (key.getString("kty").equals("oct")) {
          byte[] secret = Base64.getUrlDecoder().decode(key.getString("k"));
          return Hs256.verifies(CompactJws.parse(compact, Hs256.NAME), secret);
        }
        PublicKey rsa = PublicJsonWebKey.Factory.newPublicJwk(key.toString()).getPublicKey();
        return Rs256.verifies(CompactJws.parse(compact, Rs256.NAME), rsa);
      } catch (NotAuthenticatedException e) {
        return false;
      }
    }
  }
}
