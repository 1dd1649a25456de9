package dev.connectsecurity.samples.report;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.CallRefusedException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;

/**
 * The same report by the API token of the configuration. Everybody who reaches this page reads it
 * with that person's rights: put a login of your own before it.
 */
@Path("token-report")
@RequestScoped
public class TokenReportPage {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  @Inject AtlassianClient client;

  /** Shows the report, or that no API token is configured. */
  @GET
  public Response report() {
    WebTarget target;
    try {
      target = client.withApiToken();
    } catch (CallRefusedException notConfigured) {
      return new Page("No report", Html.of("<p>No API token is configured.</p>")).answer(NOT_FOUND);
    }
    return Report.of(target.getUri().getAuthority(), new Jira(target)).page().answer(OK);
  }
}
