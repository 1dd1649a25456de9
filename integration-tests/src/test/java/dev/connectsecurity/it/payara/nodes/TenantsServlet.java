package dev.connectsecurity.it.payara.nodes;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.spi.AtlassianHosts;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Shows the tests, and no real application would, what is stored of all tenants. */
@WebServlet("/public/tenants")
public class TenantsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int PAGE = 500;

  @Inject private transient AtlassianHosts hosts;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<AtlassianHost> page = hosts.list("", PAGE);
    while (!page.isEmpty()) {
      for (AtlassianHost host : page) {
        response.getWriter().println(shown(host));
      }
      page = hosts.list(page.get(page.size() - 1).clientKey(), PAGE);
    }
  }

  private static String shown(AtlassianHost host) {
    return String.join(
        " ",
        host.clientKey(),
        host.status().name(),
        host.baseUrl().toString(),
        host.sharedSecret().reveal());
  }
}
