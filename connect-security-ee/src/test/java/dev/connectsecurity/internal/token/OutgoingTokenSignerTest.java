package dev.connectsecurity.internal.token;

import static dev.connectsecurity.internal.token.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutgoingTokenSignerTest {
  private static final CanonicalRequest REQUEST =
      CanonicalRequest.of("GET", "/rest/api/3/issue/A-1", "fields=summary&expand=names");
  private static final OutgoingTokenSigner SIGNER =
      new OutgoingTokenSigner(Tokens.CLOCK, Tokens.APP);

  @Test
  void signedToken_saysWhatAtlassianAsksFor() {
    String[] parts = sign().split("\\.");
    assertThat(json(parts[0])).hasToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    JsonObject claims = json(parts[1]);
    assertThat(claims.keySet()).containsExactlyInAnyOrder("iss", "aud", "iat", "exp", "qsh");
    assertThat(claims.getString("iss")).isEqualTo(Tokens.APP);
    assertThat(claims.get("aud")).hasToString("[\"tenant-a\"]");
    assertThat(claims.getInt("iat")).isEqualTo(Tokens.NOW.getEpochSecond());
    assertThat(claims.getInt("exp")).isEqualTo(Tokens.NOW.getEpochSecond() + 180);
    assertThat(claims.getString("qsh")).isEqualTo(REQUEST.hash());
  }

  @Test
  void signedToken_isVerifiedByWhoeverHasTheSecret() {
    TenantSecrets product = issuer -> Optional.of(Secret.of(Tokens.SECRET_A));
    VerifiedToken token =
        new HostTokenVerifier(Tokens.CLOCK, Tokens.POLICY)
            .verify(sign(), product, QueryHashRule.computed(REQUEST), Set.of("tenant-a"));
    assertThat(token.issuer()).isEqualTo(Tokens.APP);
  }

  @Test
  void signedToken_opensNoDoorOfTheAppItself() {
    assertRefused(Reason.UNKNOWN_TENANT, () -> Tokens.verifyHost(sign()));
    SessionTokenCodec sessions =
        new SessionTokenCodec(
            Tokens.CLOCK, Tokens.APP, Duration.ofMinutes(15), Duration.ofHours(8), Tokens.POLICY);
    assertRefused(Reason.CLAIM, () -> sessions.verify(sign(), Tokens.TENANTS));
  }

  @Test
  void weakSecret_signsNothing() {
    assertRefused(
        Reason.TENANT_KEY,
        () -> SIGNER.sign(Secret.of("31-bytes-are-one-byte-too-short"), REQUEST, "tenant-a"));
  }

  private static String sign() {
    return SIGNER.sign(Secret.of(Tokens.SECRET_A), REQUEST, Tokens.TENANT_A);
  }

  private static JsonObject json(String segment) {
    byte[] bytes = Base64.getUrlDecoder().decode(segment);
    return Json.createReader(new ByteArrayInputStream(bytes)).readObject();
  }
}
