package dev.connectsecurity.samples.simulator;

import static dev.connectsecurity.samples.simulator.Descriptor.text;

import dev.connectsecurity.samples.simulator.oauth.OAuthRefusal;
import dev.connectsecurity.samples.simulator.token.DecodedToken;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Checks the assertion by which an app asks to act as a user. */
final class AssertionCheck {

  private static final String CLIENT = "urn:atlassian:connect:clientid:";
  private static final String ACCOUNT = "urn:atlassian:connect:useraccountid:";
  // the documentation gives no figure; clients in the field stay at or below a minute
  private static final long MAX_LIFE_SECONDS = 60;
  private static final long LEEWAY_SECONDS = 30;

  private final List<Tenant> tenants;
  private final String audience;

  AssertionCheck(List<Tenant> tenants, String audience) {
    this.tenants = tenants;
    this.audience = audience;
  }

  /** Who is asked for, and where. */
  record Asked(Tenant tenant, Installation installation, User user) {}

  /** Gives what is asked for; throws with the reason when the assertion is bad. */
  Asked check(String assertion) {
    DecodedToken token =
        DecodedToken.of(assertion).orElseThrow(() -> bad("the assertion is no token"));
    JsonObject claims = token.payload();
    Tenant tenant = tenant(text(claims, "tnt"));
    Installation app = tenant.installation();
    demand(text(token.header(), "alg").equals("HS256"), "alg is not HS256");
    demand(token.isSignedWith(app.sharedSecret()), "the signature does not match");
    demand(text(claims, "iss").equals(CLIENT + app.oauthClientId()), "iss is not the client id");
    demand(text(claims, "aud").equals(audience), "aud is not " + audience);
    demandTimes(claims, tenant.clock().instant());
    demand(
        Scopes.granted(tenant.product(), app.descriptor().scopes()).contains("ACT_AS_USER"),
        "the app lacks the scope ACT_AS_USER");
    return new Asked(tenant, app, user(text(claims, "sub")));
  }

  private Tenant tenant(String baseUrl) {
    return tenants.stream()
        .filter(tenant -> tenant.baseUrl().equals(baseUrl))
        .filter(tenant -> tenant.current().filter(Installation::active).isPresent())
        .findFirst()
        .orElseThrow(() -> bad("tnt is no site with an app"));
  }

  private static void demandTimes(JsonObject claims, Instant now) {
    long issued = seconds(claims, "iat");
    long expires = seconds(claims, "exp");
    demand(issued <= now.getEpochSecond() + LEEWAY_SECONDS, "iat is in the future");
    demand(expires > now.getEpochSecond(), "the assertion has expired");
    demand(expires > issued, "the assertion expires before it was issued");
    demand(expires - issued <= MAX_LIFE_SECONDS, "the assertion lives longer than a minute");
  }

  private static User user(String subject) {
    return User.ALL.stream()
        .filter(user -> !user.accountId().isEmpty())
        .filter(user -> subject.equals(ACCOUNT + user.accountId()))
        .findFirst()
        .orElseThrow(() -> bad("sub is no user of the site"));
  }

  private static long seconds(JsonObject claims, String name) {
    return Optional.ofNullable(claims.get(name))
        .filter(JsonNumber.class::isInstance)
        .map(value -> ((JsonNumber) value).longValue())
        .orElseThrow(() -> bad(name + " must be a number"));
  }

  private static void demand(boolean fulfilled, String otherwise) {
    if (!fulfilled) {
      throw bad(otherwise);
    }
  }

  private static OAuthRefusal bad(String reason) {
    return OAuthRefusal.invalidGrant(reason);
  }
}
