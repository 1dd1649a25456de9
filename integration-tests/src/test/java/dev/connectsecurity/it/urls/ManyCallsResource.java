package dev.connectsecurity.it.urls;

import dev.connectsecurity.AtlassianClient;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.util.Random;

/** Calls the product of its caller, many times. */
@Path("calls")
@RequestScoped
public class ManyCallsResource {
  @Inject private AtlassianClient client;

  /**
   * Makes calls to random URLs.
   *
   * @param seed where chance begins
   * @param count how many calls
   * @param mild without the characters that CXF leaves as they are
   * @return how many were answered with 204
   */
  @POST
  public String call(
      @QueryParam("seed") long seed,
      @QueryParam("count") int count,
      @QueryParam("mild") boolean mild) {
    String alphabet = mild ? RandomTargets.MILD : RandomTargets.HARD;
    RandomTargets targets = new RandomTargets(new Random(seed), alphabet);
    WebTarget root = client.asApp();
    int answered = 0;
    for (int i = 0; i < count; i++) {
      try (Response response = targets.below(root).request().get()) {
        answered += response.getStatus() == Response.Status.NO_CONTENT.getStatusCode() ? 1 : 0;
      }
    }
    return String.valueOf(answered);
  }
}
