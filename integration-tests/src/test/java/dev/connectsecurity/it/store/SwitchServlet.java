package dev.connectsecurity.it.store;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Takes the store down and up again. */
@WebServlet("/public/switch")
public class SwitchServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient FlakyHosts hosts;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    hosts.setDown("down".equals(request.getQueryString()));
  }
}
