package dev.connectsecurity.samples.notes;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import dev.connectsecurity.SessionTokens;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** The panel that Jira shows in an iframe beside an issue. */
@WebServlet("/panel")
@RequiresScope(ConnectScope.READ)
@SuppressWarnings("serial") // no server serializes servlets
public class IssuePanel extends HttpServlet {

  @Inject AtlassianPrincipal caller;
  @Inject Visitor visitor;
  @Inject SessionTokens sessionTokens;
  @Inject Jira jira;
  @Inject IssueEvents events;
  @Inject Notice notice;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String issue = request.getParameter("issue");
    URI site = caller.host().baseUrl();
    String html =
        Template.read(getServletContext(), "/WEB-INF/panel.html")
            .fill(
                Map.of(
                    "issue", issue,
                    "summary", jira.summaryOf(issue),
                    "notice", notice.of(caller.host()),
                    "name", visitor.displayName(),
                    "accountId", visitor.accountId(),
                    "site", site.toString(),
                    "siteName", site.getAuthority(),
                    "created", String.valueOf(events.count(caller.host())),
                    "sessionToken", sessionTokens.issue().reveal()));
    new Page(site, html).writeTo(response);
  }
}
