package dev.connectsecurity.internal.token;

import dev.connectsecurity.Secret;
import dev.connectsecurity.testing.TokenBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the tests of this room have in common: one app, two tenants, one request, one instant. */
final class Tokens {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final TokenPolicy POLICY = new TokenPolicy(Duration.ofSeconds(30), Duration.ofHours(24));
  static final String APP = "com.example.app";
  static final String BASE = "https://app.example/app";
  static final Set<String> AUDIENCES = Set.of(BASE, APP);
  static final String TENANT_A = "tenant-a";
  static final String SECRET_A = "secret-of-tenant-a-of-36-characters-";
  static final String TENANT_B = "tenant-b";
  static final String SECRET_B = "secret-of-tenant-b-of-36-characters-";
  static final TenantSecrets TENANTS =
      issuer ->
          Optional.ofNullable(Map.of(TENANT_A, SECRET_A, TENANT_B, SECRET_B).get(issuer))
              .map(Secret::of);
  static final CanonicalRequest PAGE = CanonicalRequest.of("GET", "/page", "a=1");
  static final CanonicalRequest INSTALLED =
      CanonicalRequest.of("POST", "/lifecycle/installed", null);
  static final String KID = "k1";
  static final KeyPair KEYS = rsa(2048);

  private Tokens() {}

  /** Gives tenant A's token for the page, good in every way. */
  static TokenBuilder hostToken() {
    return page(TokenBuilder.hs256(SECRET_A));
  }

  /** Gives the page's claims to a token with another signature or header. */
  static TokenBuilder page(TokenBuilder builder) {
    return builder
        .claim("iss", TENANT_A)
        .issuedAt(NOW)
        .validFor(Duration.ofMinutes(3))
        .claim("qsh", PAGE.hash());
  }

  /** Gives Atlassian's token for the installation of tenant A, good in every way. */
  static TokenBuilder installToken() {
    return installation(TokenBuilder.rs256(KEYS.getPrivate(), KID));
  }

  /** Gives the installation's claims to a token with another signature or header. */
  static TokenBuilder installation(TokenBuilder builder) {
    return page(builder).claim("aud", BASE).claim("qsh", INSTALLED.hash());
  }

  static VerifiedToken verifyHost(String compact) {
    return new HostTokenVerifier(CLOCK, POLICY)
        .verify(compact, TENANTS, QueryHashRule.computed(PAGE), AUDIENCES);
  }

  static VerifiedToken verifyInstall(String compact) {
    return new InstallTokenVerifier(CLOCK, POLICY, kid -> KEYS.getPublic(), Set.of(BASE))
        .verify(compact, QueryHashRule.computed(INSTALLED));
  }

  static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
