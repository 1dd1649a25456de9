package dev.connectsecurity.it.gate;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Goes on in another servlet, asynchronously. */
@WebServlet(urlPatterns = "/dispatch", asyncSupported = true)
public class DispatchServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    request.startAsync().dispatch("/secure/x");
  }
}
