package dev.connectsecurity.it.callers;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.SessionTokens;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page that embeds a session token; and one that anybody may ask for one. */
@WebServlet({"/page", "/public/page"})
public class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient SessionTokens tokens;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response
        .getWriter()
        .print(
            String.join(
                " ",
                tokens.issue().reveal(),
                request.getRemoteUser(),
                request.getAuthType(),
                "" + (request.getUserPrincipal() instanceof AtlassianPrincipal),
                "read " + request.isUserInRole("read"),
                "ADMIN " + request.isUserInRole("ADMIN")));
  }
}
