package dev.connectsecurity.samples.report;

import dev.connectsecurity.AtlassianClient;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The same report as a service account, whose OAuth 2.0 credential the configuration holds. */
@Path("service-report")
@RequestScoped
public class ServiceReportPage {

  @Inject AtlassianClient client;

  /** Shows the report, or that no service account is configured. */
  @GET
  public Response report() {
    return new ConfiguredReport("service account", client::asServiceAccount).answer();
  }
}
