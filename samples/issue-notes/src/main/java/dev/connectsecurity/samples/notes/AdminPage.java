package dev.connectsecurity.samples.notes;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresAdministrator;
import dev.connectsecurity.RequiresScope;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * The page on which an administrator of the site writes its {@link Notice}. Jira links it for
 * administrators only; who else opens its URL is answered 403.
 */
@WebServlet("/admin")
@RequiresScope(ConnectScope.READ)
@RequiresAdministrator
@SuppressWarnings("serial") // no server serializes servlets
public class AdminPage extends HttpServlet {

  @Inject AtlassianPrincipal caller;
  @Inject Visitor visitor;
  @Inject Notice notice;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    URI site = caller.host().baseUrl();
    String html =
        Template.read(getServletContext(), "/WEB-INF/admin.html")
            .fill(
                Map.of(
                    "notice", notice.of(caller.host()),
                    "name", visitor.displayName(),
                    "accountId", visitor.accountId(),
                    "site", site.toString(),
                    "siteName", site.getAuthority()));
    new Page(site, html).writeTo(response);
  }
}
