package dev.connectsecurity.it.logs;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianLogin;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.AtlassianSite;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;

/** Calls in every mode, and betrays to the test what must not be logged. */
@Path("{word}")
@RequestScoped
public class SecretsResource {
  @Inject private AtlassianClient client;
  @Inject private AtlassianLogin login;
  @Inject private AtlassianPrincipal caller;
  @Inject private LogBook book;

  /** Gives logs or secrets, or the status of a call. */
  @GET
  public String answer(@PathParam("word") String word) {
    return switch (word) {
      case "logs" -> book.text();
      case "secrets" -> secrets();
      default -> status(word);
    };
  }

  private String secrets() {
    OAuthGrant grant = login.grant().orElseThrow();
    return String.join(
        "\n",
        caller.host().sharedSecret().reveal(),
        grant.accessToken().reveal(),
        grant.refreshToken().map(Secret::reveal).orElseThrow());
  }

  private String status(String mode) {
    try (Response response = target(mode).path("rest/api/3/myself").request().get()) {
      return String.valueOf(response.getStatus());
    } catch (AtlassianSecurityException refused) {
      return "refused " + refused.reason();
    }
  }

  private WebTarget target(String mode) {
    return switch (mode) {
      case "app" -> client.asApp();
      case "user" -> client.asUser();
      case "api-token" -> client.withApiToken();
      case "service-account" -> client.asServiceAccount();
      default -> byGrant();
    };
  }

  private WebTarget byGrant() {
    OAuthGrant grant = login.grant().orElseThrow();
    AtlassianSite site = login.sites(grant).get(0);
    return client.withGrant(grant, site);
  }
}
