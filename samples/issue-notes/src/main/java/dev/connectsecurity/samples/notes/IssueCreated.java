package dev.connectsecurity.samples.notes;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The webhook that Jira calls for each new issue. */
@WebServlet("/webhooks/issue-created")
@RequiresScope(ConnectScope.READ)
@SuppressWarnings("serial") // no server serializes servlets
public class IssueCreated extends HttpServlet {

  @Inject AtlassianPrincipal caller;
  @Inject IssueEvents events;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (JsonReader reader = Json.createReader(request.getInputStream())) {
      events.created(caller.host(), reader.readObject().getJsonObject("issue").getString("key"));
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
