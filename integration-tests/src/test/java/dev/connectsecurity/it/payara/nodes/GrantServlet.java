package dev.connectsecurity.it.payara.nodes;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianLogin;
import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.AtlassianSite;
import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Product;
import dev.connectsecurity.Secret;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Asks Jira, by the consent of the browser or by a grant that is named, who has consented; a POST
 * forgets the browser's grant.
 */
@WebServlet("/public/grant")
public class GrantServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient AtlassianLogin login;
  @Inject private transient AtlassianClient client;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      String id = request.getParameter("id");
      Optional<OAuthGrant> grant = id == null ? login.grant() : Optional.of(named(id));
      String said =
          grant.isPresent()
              ? asked(grant.get(), request.getParameter("cloud"))
              : "401 nobody has signed in";
      answer(response, said);
    } catch (AtlassianSecurityException refused) {
      answer(response, refusal(refused));
    } catch (ProcessingException failed) {
      answer(
          response,
          failed.getCause() instanceof AtlassianSecurityException refused
              ? refusal(refused)
              : "502 " + failed);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    login.grant().ifPresent(login::forget);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private String asked(OAuthGrant grant, String cloudId) {
    AtlassianSite site =
        new AtlassianSite(
            cloudId, Product.JIRA, URI.create("https://acme.example"), "Acme", Set.of());
    Response who = client.withGrant(grant, site).path("rest/api/3/myself").request().get();
    return who.getStatus() + " " + who.readEntity(String.class);
  }

  private static String refusal(AtlassianSecurityException refused) {
    return "503 " + refused.getClass().getSimpleName() + ": " + refused.getMessage();
  }

  private static void answer(HttpServletResponse response, String said) throws IOException {
    response.setStatus(Integer.parseInt(said.substring(0, 3)));
    response.getWriter().print(said.substring(4));
  }

  private static OAuthGrant named(String id) {
    return new OAuthGrant(
        id,
        Optional.empty(),
        Set.of(),
        Secret.of("none"),
        Instant.MAX,
        Optional.empty(),
        GrantStatus.ACTIVE,
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
