package dev.connectsecurity.samples.demo;

import dev.connectsecurity.samples.simulator.Exchange;
import dev.connectsecurity.samples.simulator.Site;
import dev.connectsecurity.samples.simulator.User;
import dev.connectsecurity.samples.simulator.Verdict;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who does something in the story; each method tells in a few words what came. */
final class Cast {

  private static final String PANEL = "notes";
  private static final Pattern NAME = Pattern.compile("id=\"name\">([^<]*)<");
  private static final Pattern SESSION =
      Pattern.compile("name=\"session-token\" content=\"([^\"]*)");
  private static final Pattern CREATED = Pattern.compile("id=\"created\">([^<]*)<");

  private final Stage stage;
  private final AppCalls calls = new AppCalls();

  Cast(Stage stage) {
    this.stage = stage;
  }

  String descriptor() {
    HttpResponse<String> response = calls.open(stage.appUrl() + "/atlassian-connect.json");
    String scopes =
        json(response).getJsonArray("scopes").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .collect(Collectors.joining(" "));
    return response.statusCode() + ", " + scopes;
  }

  String unknownPage() {
    return stage.appUrl() + "/panel?issue=ACME-1";
  }

  String notesUrl() {
    return stage.appUrl() + "/api/issues/ACME-1/notes";
  }

  int status(String url) {
    return calls.open(url).statusCode();
  }

  String panel(User user) {
    HttpResponse<String> response = calls.open(site().pageUrl(PANEL, user));
    return response.statusCode() == 200
        ? "200, names " + found(NAME, response)
        : String.valueOf(response.statusCode());
  }

  String announcedIssues() {
    return found(CREATED, calls.open(site().pageUrl(PANEL, User.ALICE)));
  }

  String contextToken() {
    return site().contextToken(User.ALICE);
  }

  String sessionToken() {
    return found(SESSION, calls.open(site().pageUrl(PANEL, User.ALICE)));
  }

  int api(String token) {
    return calls.get(notesUrl(), token).statusCode();
  }

  String apiRenewing(String token) {
    HttpResponse<String> response = calls.get(notesUrl(), token);
    boolean renewed = response.headers().firstValue("X-Connect-Session-Token").isPresent();
    return response.statusCode() + (renewed ? ", renewed" : ", not renewed");
  }

  int page(String token) {
    return calls.get(stage.appUrl() + "/panel?issue=ACME-1", token).statusCode();
  }

  String addNote() {
    HttpResponse<String> response =
        calls.post(notesUrl(), contextToken(), "{\"text\": \"Ask <b>facilities</b> & descale\"}");
    return response.statusCode() + ", by " + json(response).getString("author");
  }

  int countNotes() {
    return json(calls.get(notesUrl(), contextToken())).getJsonArray("notes").size();
  }

  int publishNote() {
    return calls.post(notesUrl() + "/1/comment", contextToken(), "{}").statusCode();
  }

  String adminMethod() {
    HttpResponse<String> response =
        calls.get(stage.appUrl() + "/api/site-settings", contextToken());
    return response.statusCode() == 403
        ? "403, " + json(response).getString("detail")
        : String.valueOf(response.statusCode());
  }

  int webhook() {
    return site().webhook("jira:issue_created").get(0);
  }

  /** Presses a button of the demo page and gives the status that the app answered with. */
  int press(String scene) {
    String wish = Json.createObjectBuilder().add("scene", scene).build().toString();
    return json(calls.post(site().origin() + "/simulator/act", wish)).getInt("status");
  }

  /** Tells how the site answered the app's last call of a resource, and whom it took it for. */
  String lastCallTo(String method, String path) {
    return callsOfTheApp().stream()
        .filter(call -> call.method().equals(method) && call.url().contains(path))
        .reduce((earlier, later) -> later)
        .map(call -> call.status() + ", " + call.note())
        .orElse("no call");
  }

  long refusedCalls() {
    return callsOfTheApp().stream().filter(call -> call.verdict() != Verdict.ACCEPTED).count();
  }

  private List<Exchange> callsOfTheApp() {
    return stage.simulator().log().exchanges().stream()
        .filter(call -> call.from().equals("App") && call.to().equals(site().name()))
        .toList();
  }

  private Site site() {
    return stage.site();
  }

  private static String found(Pattern pattern, HttpResponse<String> response) {
    Matcher matcher = pattern.matcher(response.body());
    return matcher.find() ? matcher.group(1) : "nothing (" + response.statusCode() + ")";
  }

  private static JsonObject json(HttpResponse<String> response) {
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return reader.readObject();
    }
  }
}
