package dev.connectsecurity.it.payara.secrets;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianLogin;
import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Secret;
import dev.connectsecurity.SessionTokens;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.util.logging.Logger;

/** Does what an app does with secrets, and tells the test which ones it had. */
@Path("{word}")
@RequestScoped
public class StoryResource {
  @Inject private AtlassianClient client;
  @Inject private AtlassianLogin login;
  @Inject private SessionTokens sessions;
  @Inject private SentBook sent;

  /** Gives secrets, or the status of a call. */
  @GET
  public String answer(@PathParam("word") String word, @HeaderParam("X-Say") String say) {
    return switch (word) {
      case "sent" -> sent.take();
      case "session" -> sessions.issue().reveal();
      case "grant-tokens" -> grantTokens();
      case "say" -> say(say);
      default -> status(word);
    };
  }

  private String grantTokens() {
    OAuthGrant grant = login.grant().orElseThrow();
    return grant.accessToken().reveal()
        + '\n'
        + grant.refreshToken().map(Secret::reveal).orElseThrow();
  }

  // What a test does not find here, it would not find anywhere.
  private static String say(String text) {
    Logger.getLogger("com.example.talkative").finest(() -> "said " + text);
    return "said";
  }

  private String status(String mode) {
    try (Response response = target(mode).path("rest/api/3/myself").request().get()) {
      if (response.getStatus() == 200) {
        sent.watch(target(mode)).path("rest/api/3/myself").request().post(Entity.text("?")).close();
      }
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
    return client.withGrant(grant, login.sites(grant).get(0));
  }
}
