package dev.connectsecurity.it.installs;

import dev.connectsecurity.it.probe.Probe;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page that a tenant can open. */
@WebServlet("/page")
public class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Probe probe;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    probe.hit();
    response.getWriter().print("a page for " + request.getRemoteUser());
  }
}
