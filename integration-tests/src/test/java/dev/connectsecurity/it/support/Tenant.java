package dev.connectsecurity.it.support;

import dev.connectsecurity.samples.simulator.token.QueryStringHash;
import dev.connectsecurity.samples.simulator.token.TokenBuilder;
import dev.connectsecurity.samples.simulator.token.Tokens;
import java.time.Instant;
import java.util.UUID;

/**
 * A site that may have installed the app.
 *
 * @param clientKey its identity
 * @param secret what it shares with the app
 * @param baseUrl where it is
 */
public record Tenant(String clientKey, String secret, String baseUrl) {

  /** Makes a tenant that nobody has seen yet. */
  public static Tenant named(String name) {
    String secret = name + "-" + UUID.randomUUID() + UUID.randomUUID();
    return new Tenant(name + "-" + UUID.randomUUID(), secret, "https://" + name + ".atlassian.net");
  }

  /** The same tenant with another secret. */
  public Tenant withNewSecret() {
    return new Tenant(clientKey, named("new").secret, baseUrl);
  }

  /** Begins a token of Alice that is bound to nothing yet. */
  public TokenBuilder token() {
    return Tokens.hs256(secret)
        .issuer(clientKey)
        .subject("alice")
        .valid(Instant.now(), Atlassian.LIFE);
  }

  /** Begins a token for one request. */
  public TokenBuilder token(String method, String target) {
    return token().bindTo(method, "https://app.example" + target, War.BASE_URL);
  }

  /** Makes the header with a token for a GET. */
  public String authorization(String target) {
    return authorization("GET", target);
  }

  /** Makes the header with a token for one request. */
  public String authorization(String method, String target) {
    return "Authorization: JWT " + token(method, target).sign();
  }

  /** Makes the header with a context token of a user. */
  public String contextAuthorization(String accountId) {
    return "Authorization: JWT "
        + token().subject(accountId).claim("qsh", QueryStringHash.CONTEXT).sign();
  }
}
