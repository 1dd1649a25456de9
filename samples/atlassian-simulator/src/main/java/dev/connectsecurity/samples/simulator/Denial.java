package dev.connectsecurity.samples.simulator;

import jakarta.json.Json;

/** How products and gateway word it when a caller may not; the bodies that clients meet. */
public enum Denial {
  /** Connect: the app's scopes do not cover the resource. */
  CONNECT_SCOPE(Response.text(403, "Request not in an authorized API scope")),
  /** Gateway: the token's scopes do not cover the resource. */
  GATEWAY_SCOPE(gateway(401, "Unauthorized; scope does not match")),
  /** Gateway: the token is unknown or has expired. */
  GATEWAY_TOKEN(gateway(401, "Unauthorized")),
  /** Gateway: the grant does not cover the site. */
  GATEWAY_SITE(gateway(404, "No message available")),
  /** Jira: whoever calls may not do this to the issue. */
  JIRA_PERMISSION(jira(403, "You do not have permission to comment on this issue.")),
  /** Jira: whoever calls may not change the issue. */
  JIRA_EDIT(jira(403, "You do not have permission to edit this issue.")),
  /** Jira: whoever calls does not administer the site. */
  JIRA_ADMINISTER(jira(403, "Only Jira administrators can perform this operation.")),
  /** Jira: not there, or not to be seen by whoever calls. */
  JIRA_HIDDEN(jira(404, "Issue does not exist or you do not have permission to see it.")),
  /** Confluence: whoever calls may not. */
  CONFLUENCE_PERMISSION(
      Response.json(
          403,
          Json.createObjectBuilder()
              .add("statusCode", 403)
              .add(
                  "data",
                  Json.createObjectBuilder()
                      .add("authorized", false)
                      .add("valid", true)
                      .add("errors", Json.createArrayBuilder())
                      .add("successful", false))
              .add(
                  "message",
                  "com.atlassian.confluence.api.service.exceptions.PermissionException: "
                      + "User not permitted")
              .build())),
  /** Login by basic authentication is locked until somebody solves a CAPTCHA in a browser. */
  CAPTCHA(
      Response.text(403, "Basic authentication is locked; log in with a browser")
          .with("X-Seraph-LoginReason", "AUTHENTICATION_DENIED")
          .with("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url=/login")),
  /** The front door before the product: HTML, whatever was asked for. */
  FRONT_DOOR(
      Response.of(
          403,
          "text/html",
          "<html><head><title>ERROR: The request could not be satisfied</title></head>"
              + "<body><h1>403 ERROR</h1></body></html>"));

  private final Response response;

  Denial(Response response) {
    this.response = response;
  }

  Response response() {
    return response;
  }

  private static Response gateway(int status, String message) {
    return Response.json(
        status, Json.createObjectBuilder().add("code", status).add("message", message).build());
  }

  private static Response jira(int status, String message) {
    return Response.json(
        status,
        Json.createObjectBuilder()
            .add("errorMessages", Json.createArrayBuilder().add(message))
            .add("errors", Json.createObjectBuilder())
            .build());
  }
}
