package dev.connectsecurity.it.wildfly;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;

/** Calls a URL by the server's own client, without this library. */
@WebServlet("/public/call")
public class PlainCallServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Client client = ClientBuilder.newClient();
    try {
      int status = client.target(request.getParameter("url")).request().get().getStatus();
      response.getWriter().print(status);
    } finally {
      client.close();
    }
  }
}
