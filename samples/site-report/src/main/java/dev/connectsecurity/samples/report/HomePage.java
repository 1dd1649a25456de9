package dev.connectsecurity.samples.report;

import dev.connectsecurity.AtlassianLogin;
import dev.connectsecurity.AtlassianSite;
import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Product;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** Where one signs in, picks a site and signs out. */
@Path("/")
@RequestScoped
public class HomePage {

  private static final int OK = 200;

  @Inject AtlassianLogin login;

  /** Shows the sites of who has signed in, or where to do that. */
  @GET
  public Response home(@Context UriInfo here) {
    Optional<OAuthGrant> grant = login.grant().filter(g -> g.status() == GrantStatus.ACTIVE);
    Html content = grant.map(this::sites).orElseGet(() -> signIn(here.getBaseUri().getRawPath()));
    return new Page("Site report", content).answer(OK);
  }

  private Html signIn(String home) {
    return Html.of(
        """
        <p>A few figures of a Jira site that you may see.</p>
        <p><a id="sign-in" class="button" href="%s">Sign in with Atlassian</a></p>
        <p><a id="by-token" href="token-report">The report by API token</a></p>
        """,
        login.uri(home));
  }

  private Html sites(OAuthGrant grant) {
    List<Html> links =
        login.sites(grant).stream()
            .filter(site -> site.product() == Product.JIRA)
            .map(HomePage::link)
            .toList();
    return Html.of(
        """
        <p>Pick a site.</p>
        <ul id="sites">%s</ul>
        <form method="post" action="sign-out"><button id="sign-out">Sign out</button></form>
        """,
        links.isEmpty()
            ? Html.of("<li>%s</li>", "None of your sites has Jira.")
            : Html.join(links));
  }

  private static Html link(AtlassianSite site) {
    return Html.of(
        "<li><a href=\"report?site=%s\">%s</a> <small>%s</small></li>",
        site.cloudId(), site.name(), site.url());
  }
}
