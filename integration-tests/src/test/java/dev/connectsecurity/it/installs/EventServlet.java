package dev.connectsecurity.it.installs;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows the events of one tenant. */
@WebServlet("/public/events")
public class EventServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient EventLog log;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print(String.join("\n", log.of(request.getParameter("key"))));
  }
}
