package dev.connectsecurity.samples.demo;

import dev.connectsecurity.samples.simulator.Exchange;
import dev.connectsecurity.samples.simulator.Fault;
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
  private static final String ADMIN_PAGE = "admin";
  private static final Pattern NAME = Pattern.compile("id=\"name\">([^<]*)<");
  private static final Pattern SESSION =
      Pattern.compile("name=\"session-token\" content=\"([^\"]*)");
  private static final Pattern NOTICE = Pattern.compile("id=\"notice\"[^>]*>([^<]*)<");
  private static final Pattern MISSING = Pattern.compile("missing (scope|permission) [A-Z_]+");
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
    return page(PANEL, user);
  }

  String adminPage(User user) {
    return page(ADMIN_PAGE, user);
  }

  String adminPageWithoutPermissionChecks(User user) {
    site().faults().onPath("/permissions/check", Fault.status(503));
    try {
      return adminPage(user);
    } finally {
      site().faults().heal();
    }
  }

  private String page(String module, User user) {
    HttpResponse<String> response = calls.open(site().pageUrl(module, user));
    return response.statusCode() == 200
        ? "200, names " + found(NAME, response)
        : withReason(response);
  }

  String changeNotice(User user, String text) {
    String body = Json.createObjectBuilder().add("text", text).build().toString();
    return withReason(calls.put(stage.appUrl() + "/api/notice", contextToken(user), body));
  }

  String notice() {
    return found(NOTICE, calls.open(site().pageUrl(PANEL, User.ALICE)));
  }

  String announcedIssues() {
    return found(CREATED, calls.open(site().pageUrl(PANEL, User.ALICE)));
  }

  String contextToken() {
    return contextToken(User.ALICE);
  }

  private String contextToken(User user) {
    return site().contextToken(user);
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

  String addNote(User user) {
    HttpResponse<String> response =
        calls.post(
            notesUrl(), contextToken(user), "{\"text\": \"Ask <b>facilities</b> & descale\"}");
    return response.statusCode() == 201
        ? "201, by " + json(response).getString("author")
        : withReason(response);
  }

  String readNotes(User user) {
    return withReason(calls.get(notesUrl(), contextToken(user)));
  }

  int countNotes() {
    return json(calls.get(notesUrl(), contextToken())).getJsonArray("notes").size();
  }

  String publishNote(User user) {
    return withReason(calls.post(notesUrl() + "/1/comment", contextToken(user), "{}"));
  }

  String publishNoteAsOneself(User user) {
    HttpResponse<String> response =
        calls.post(notesUrl() + "/1/comment-as-me", contextToken(user), "{}");
    return response.statusCode() == 204
        ? "204"
        : response.statusCode() + ", " + firstSentence(json(response).getString("detail"));
  }

  String authorsOfComments() {
    return json(calls.open(site().origin() + "/simulator/state"))
        .getJsonArray("comments")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(comment -> comment.getJsonObject("author").getString("displayName"))
        .collect(Collectors.joining(", "));
  }

  int assertions() {
    return stage.simulator().authorizationServer().counts().of("POST", "/oauth2/token");
  }

  String adminMethod() {
    return withReason(calls.get(stage.appUrl() + "/api/site-settings", contextToken()));
  }

  int webhook() {
    return site().webhook("jira:issue_created").get(0);
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

  /** Reads what is missing out of a refusal, be it JSON or a page for people. */
  private static String withReason(HttpResponse<String> response) {
    Matcher missing = MISSING.matcher(response.body().replaceAll("<[^>]*>", ""));
    return response.statusCode() == 403 && missing.find()
        ? "403, " + missing.group()
        : String.valueOf(response.statusCode());
  }

  private static String firstSentence(String text) {
    return text.substring(0, text.indexOf('.') + 1);
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
