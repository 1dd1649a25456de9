package dev.connectsecurity.samples.report;

import dev.connectsecurity.AtlassianClient;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The same report by a person's API token, which the configuration holds. */
@Path("token-report")
@RequestScoped
public class TokenReportPage {

  @Inject AtlassianClient client;

  /** Shows the report, or that no API token is configured. */
  @GET
  public Response report() {
    return new ConfiguredReport("API token", client::withApiToken).answer();
  }
}
