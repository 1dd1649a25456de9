package dev.connectsecurity.samples.report;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianLogin;
import dev.connectsecurity.AtlassianSite;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Product;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** The report by the consent of whoever looks at it (OAuth 2.0, 3LO). */
@Path("report")
@RequestScoped
public class ReportPage {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  @Inject AtlassianLogin login;
  @Inject AtlassianClient client;

  /** Shows the report of a site, or leads to where one signs in and back here. */
  @GET
  public Response report(
      @QueryParam("site") @DefaultValue("") String cloudId, @Context UriInfo here) {
    Optional<OAuthGrant> grant = login.grant();
    if (grant.isEmpty()) {
      return Response.seeOther(login.uri(pathAndQuery(here))).build();
    }
    return site(grant.get(), cloudId)
        .map(site -> report(grant.get(), site).page().answer(OK))
        .orElseGet(() -> notCovered().answer(NOT_FOUND));
  }

  private Report report(OAuthGrant grant, AtlassianSite site) {
    return Report.of(site.name(), Report.CONSENT, new Jira(client.withGrant(grant, site)));
  }

  // the id comes from a link, so it only counts if it is among the sites of this grant
  private Optional<AtlassianSite> site(OAuthGrant grant, String cloudId) {
    return login.sites(grant).stream()
        .filter(site -> site.product() == Product.JIRA && site.cloudId().equals(cloudId))
        .findFirst();
  }

  private static Page notCovered() {
    return Page.of(
        "No such site",
        Html.of("<p>You have not consented to this site. <a href=\"./\">Pick another</a></p>"));
  }

  static String pathAndQuery(UriInfo here) {
    String query = here.getRequestUri().getRawQuery();
    String path = here.getRequestUri().getRawPath();
    return query == null ? path : path + '?' + query;
  }
}
