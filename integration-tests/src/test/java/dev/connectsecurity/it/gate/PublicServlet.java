package dev.connectsecurity.it.gate;

import dev.connectsecurity.it.probe.Probe;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Open to everybody, but not under every spelling of its path. */
@WebServlet("/public/*")
public class PublicServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Probe probe;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    probe.hit();
    response.getWriter().print("public " + request.getRemoteUser());
  }
}
