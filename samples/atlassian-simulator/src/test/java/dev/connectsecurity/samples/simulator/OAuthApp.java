package dev.connectsecurity.samples.simulator;

import static dev.connectsecurity.samples.simulator.token.QueryStringHash.encode;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An app that users consent to, as far as it speaks to the authorization server. */
record OAuthApp(Simulator simulator, String scopes) {

  static final String ID = "report-app";
  static final String SECRET = "the-secret-of-the-report-app";
  static final String REDIRECT = "http://localhost:9/report/callback";
  static final String STATE = "the state of the browser";
  static final String SCOPES = "read:me read:jira-work read:jira-user offline_access";

  static OAuthApp registered(Simulator simulator) {
    simulator
        .oauth()
        .register(
            ID,
            SECRET,
            REDIRECT,
            "read:me",
            "read:jira-work",
            "write:jira-work",
            "read:jira-user",
            "manage:jira-configuration",
            "read:confluence-user");
    return new OAuthApp(simulator, SCOPES);
  }

  OAuthApp withScopes(String others) {
    return new OAuthApp(simulator, others);
  }

  URI authorizeUri(String... changes) {
    Map<String, String> query = new HashMap<>();
    query.put("audience", "api.atlassian.com");
    query.put("client_id", ID);
    query.put("scope", scopes);
    query.put("redirect_uri", REDIRECT);
    query.put("state", STATE);
    query.put("response_type", "code");
    query.put("prompt", "consent");
    for (int i = 0; i < changes.length; i += 2) {
      query.put(changes[i], changes[i + 1]);
    }
    return URI.create(
        simulator.oauth().authorizeUrl()
            + '?'
            + query.entrySet().stream()
                .map(pair -> pair.getKey() + '=' + encode(pair.getValue()))
                .collect(Collectors.joining("&")));
  }

  String code(User user, Site... sites) {
    return parameter(simulator.oauth().accept(authorizeUri(), user, sites), "code");
  }

  HttpResponse<String> exchange(String code) {
    return ask("grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT);
  }

  HttpResponse<String> refresh(String token) {
    return ask("grant_type", "refresh_token", "refresh_token", token);
  }

  String accessToken(User user, Site... sites) {
    return Http.json(exchange(code(user, sites))).getString("access_token");
  }

  String refreshToken(User user, Site... sites) {
    return Http.json(exchange(code(user, sites))).getString("refresh_token");
  }

  /** Asks for tokens; a field that is given replaces the app's own. */
  HttpResponse<String> ask(String... fields) {
    JsonObjectBuilder body =
        Json.createObjectBuilder().add("client_id", ID).add("client_secret", SECRET);
    for (int i = 0; i < fields.length; i += 2) {
      body.add(fields[i], fields[i + 1]);
    }
    return Http.send(
        "POST",
        simulator.oauth().tokenUrl(),
        body.build().toString(),
        "Content-Type",
        "application/json");
  }

  static String parameter(URI uri, String name) {
    return Stream.of(uri.getQuery().split("&"))
        .filter(pair -> pair.startsWith(name + '='))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + uri));
  }
}
