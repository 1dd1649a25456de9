package dev.connectsecurity.it.installs;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.spi.AtlassianHosts;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows the tests, and no real application would, what is stored of a tenant. */
@WebServlet("/public/tenant")
public class TenantServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient AtlassianHosts hosts;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response
        .getWriter()
        .print(
            hosts
                .findFresh(request.getParameter("key"))
                .map(TenantServlet::shown)
                .orElse("nobody"));
  }

  private static String shown(AtlassianHost host) {
    return String.join(
        " ",
        host.status().name(),
        host.product().name(),
        host.baseUrl().toString(),
        host.sharedSecret().reveal(),
        host.oauthClientId().orElse("-"),
        host.scopes().toString());
  }
}
