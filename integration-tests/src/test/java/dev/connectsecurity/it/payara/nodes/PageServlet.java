package dev.connectsecurity.it.payara.nodes;

import dev.connectsecurity.AtlassianPrincipal;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page that says whose it is. */
@WebServlet("/page")
public class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient AtlassianPrincipal caller;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print(caller.host().clientKey());
  }
}
