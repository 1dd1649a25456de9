package dev.connectsecurity.it.store;

import dev.connectsecurity.AppInstalled;
import dev.connectsecurity.it.probe.Probe;
import jakarta.enterprise.event.Observes;
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

  /** Counts installs as hits, so that a failed one is seen to be told to nobody. */
  public static class Installs {
    void installed(@Observes AppInstalled event, Probe probe) {
      probe.hit();
    }
  }
}
