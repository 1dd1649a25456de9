package dev.connectsecurity.it.modes;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.ConnectScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;

/** Calls Jira in the mode that it is told. */
@Path("mode/{mode}")
@RequestScoped
public class ModeResource {
  @Inject private AtlassianClient client;

  /** Asks who is calling; gives status and body, or why the call was refused. */
  @GET
  public String whoAmI(@PathParam("mode") String mode) {
    try {
      return answer(target(mode).path("rest/api/3/myself").request().get());
    } catch (AtlassianSecurityException refused) {
      return "refused " + refused.reason() + ": " + refused.getMessage();
    }
  }

  /** Asks the same by an interface of MicroProfile Rest Client. */
  @GET
  @Path("typed")
  public String whoAmITyped(@PathParam("mode") String mode) {
    return client.typed(Jira.class, target(mode)).myself();
  }

  /** Writes a comment; gives the status. */
  @POST
  public String comment(@PathParam("mode") String mode) {
    return answer(
        target(mode)
            .path("rest/api/3/issue/ACME-1/comment")
            .request()
            .post(Entity.json("{\"body\":\"hello\"}")));
  }

  private static String answer(Response response) {
    return response.getStatus() + " " + response.readEntity(String.class);
  }

  private WebTarget target(String mode) {
    return switch (mode) {
      case "app" -> client.asApp();
      case "user" -> client.asUser();
      case "narrowed" -> client.asUser(ConnectScope.READ);
      case "api-token" -> client.withApiToken();
      case "service-account" -> client.asServiceAccount();
      default -> throw new IllegalArgumentException(mode);
    };
  }

  /** What is asked of Jira. */
  public interface Jira {

    /** Asks who is calling. */
    @GET
    @Path("rest/api/3/myself")
    String myself();
  }
}
