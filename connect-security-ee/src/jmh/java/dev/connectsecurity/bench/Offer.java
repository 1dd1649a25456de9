package dev.connectsecurity.bench;

import dev.connectsecurity.internal.token.CanonicalRequest;
import dev.connectsecurity.testing.TokenBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The requests that are offered to every library alike. */
final class Offer {
  static final String TENANT = "3f1a7c52-1d2e-3a4b-9c5d-0123456789ab";
  static final String SECRET = "a-shared-secret-of-the-tenant-that-is-64-characters-long-0123456";
  static final String APP = "com.example.app";
  static final String BASE = "https://app.example/app";
  static final String PATH = "/panel/issue";
  private static final String[] PARAMETERS = {
    "issueKey=ACME-123",
    "projectId=10001",
    "lic=active",
    "xdm_e=https%3A%2F%2Facme.atlassian.net",
    "xdm_c=channel-com.example.app__issue-panel",
    "cp=",
    "title=Caf%C3%A9+%26+more"
  };

  private Offer() {}

  /** Gives a query with so many parameters. */
  static String query(int parameters) {
    return parameters == 0
        ? null
        : IntStream.range(0, parameters)
            .mapToObj(i -> (i < 7 ? "" : "p" + i) + PARAMETERS[i % 7])
            .collect(Collectors.joining("&"));
  }

  /** Gives a good token for a page, of about so many characters. */
  static String token(String query, int length) {
    return builder(query, length, TENANT, SECRET).sign();
  }

  static TokenBuilder builder(String query, int length, String tenant, String secret) {
    // signature, header and the other claims take 400 characters
    String filling = "x".repeat(Math.max(0, (length - 480) * 3 / 4));
    return TokenBuilder.hs256(secret)
        .claim("sub", "5b10ac8d82e05b22cc7d4ef5")
        .claim("qsh", CanonicalRequest.of("GET", PATH, query).hash())
        .claim("iss", tenant)
        .claim("context", Map.of("jira", Map.of("filling", filling)))
        .issuedAt(Instant.now())
        .validFor(Duration.ofHours(2));
  }

  static BenchRequest request(String query, String token) {
    return new BenchRequest("/app" + PATH, query, "JWT " + token);
  }
}
