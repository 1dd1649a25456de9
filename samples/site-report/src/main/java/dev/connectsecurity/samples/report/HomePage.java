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
    return grant
        .map(this::sites)
        .orElseGet(() -> signIn(here.getBaseUri().getRawPath()))
        .answer(OK);
  }

  private Page signIn(String home) {
    Html content =
        Html.of(
            """
            <p>A few figures of a Jira site that you may see. Atlassian asks you what this app may
              do in your name; you can end that at any time.</p>
            <p><a id="sign-in" class="button" href="%s">Sign in with Atlassian</a></p>
            <h2>Without signing in</h2>
            <ul>
              <li><a id="by-token" href="token-report">The report by API token</a></li>
              <li><a id="by-service-account" href="service-report">The report by service account</a>
              </li>
            </ul>
            """,
            login.uri(home));
    return Page.of("Site report", content);
  }

  private Page sites(OAuthGrant grant) {
    List<Html> links =
        login.sites(grant).stream()
            .filter(site -> site.product() == Product.JIRA)
            .map(HomePage::link)
            .toList();
    Html none = Html.of("<p>None of the sites that you have consented to has Jira.</p>");
    Html content = links.isEmpty() ? none : Html.of("<ul id=\"sites\">%s</ul>", Html.join(links));
    return new Page("Pick a site", content, true);
  }

  private static Html link(AtlassianSite site) {
    return Html.of(
        "<li><a href=\"report?site=%s\">%s <small>%s</small></a></li>",
        site.cloudId(), site.name(), site.url());
  }
}
