package dev.connectsecurity.internal.token;

import dev.connectsecurity.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;

/** Signs claims with a shared secret. RFC 7515 section 5.1. */
final class Hs256Signer {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + ".";

  private Hs256Signer() {}

  static String sign(ClaimsWriter claims, Secret secret) {
    String input = HEADER + encode(claims.end());
    Mac mac = Hs256.mac(Hs256.key(secret));
    byte[] signature = mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));
    return input + "." + ENCODER.encodeToString(signature);
  }

  private static String encode(String json) {
    return ENCODER.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
