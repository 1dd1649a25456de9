package dev.connectsecurity.it.gate;

import dev.connectsecurity.it.probe.Probe;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Stands behind the gate: counts every request, of every method, and repeats it. */
@WebServlet({"/page/*", "/other", "/api/*", "/secure/*", "/application/*"})
public class EchoServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Probe probe;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    probe.hit();
    byte[] body = request.getInputStream().readAllBytes();
    response.setContentType("text/plain;charset=UTF-8");
    response
        .getWriter()
        .printf(
            "%s %s?%s by %s with %s",
            request.getMethod(),
            request.getRequestURI(),
            request.getQueryString(),
            request.getRemoteUser(),
            new String(body, StandardCharsets.UTF_8));
  }
}
