package dev.connectsecurity.samples.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** API tokens of people: classic ones for the sites, ones with scopes for the gateway. */
final class ApiTokens {

  private static final String SCHEME = "Basic ";

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();

  String issue(User user, Optional<Set<String>> scopes) {
    byte[] bytes = new byte[141];
    random.nextBytes(bytes);
    // not of one length and not of one alphabet: the checksum's "=" is part of the token
    String token =
        "ATATT3x" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "=5F1A9C2E";
    issued.put(token, new Issued(user, scopes));
    return token;
  }

  void revoke(User user) {
    issued.values().removeIf(one -> one.user().equals(user));
  }

  static boolean isBasic(Request request) {
    return request.authorization().orElse("").startsWith(SCHEME);
  }

  /** Finds whose token a request carries, if the e-mail address before it is right. */
  Optional<Issued> of(Request request) {
    String[] pair = pair(request.authorization().orElse("")).split(":", 2);
    return pair.length < 2
        ? Optional.empty()
        : Optional.ofNullable(issued.get(pair[1])).filter(i -> i.user().email().equals(pair[0]));
  }

  private static String pair(String authorization) {
    String base64 = authorization.substring(SCHEME.length());
    try {
      // the JDK decodes without padding too
      return base64.length() % 4 == 0 ? new String(Base64.getDecoder().decode(base64), UTF_8) : "";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** A token that is out; no scopes means a classic one. */
  record Issued(User user, Optional<Set<String>> scopes) {}
}
