package dev.connectsecurity.samples.demo;

import dev.connectsecurity.samples.demo.WebVisitor.Arrival;
import dev.connectsecurity.samples.simulator.OAuthServer;
import dev.connectsecurity.samples.simulator.Site;
import dev.connectsecurity.samples.simulator.User;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who does something with site-report; each method tells in a few words what came. */
final class ReportCast {

  private static final Pattern SIGN_IN = Pattern.compile("id=\"sign-in\"[^>]*href=\"([^\"]*)\"");
  private static final Pattern TITLE = Pattern.compile("<h1[^>]*>([^<]*)<");
  private static final Pattern READER = Pattern.compile("id=\"reader\">([^<]*)<");
  private static final Pattern COUNT = Pattern.compile("id=\"count\">([^<]*)<");
  private static final Pattern TROUBLE = Pattern.compile("id=\"trouble\">([^<]*)<");
  private static final Pattern SCOPE = Pattern.compile("[?&]scope=([^&]*)");

  private final Stage stage;
  private final WebVisitor visitor = new WebVisitor();
  private URI answer;

  ReportCast(Stage stage) {
    this.stage = stage;
  }

  String home() {
    return told(visit("/"));
  }

  String askedScopes() {
    Matcher scope = SCOPE.matcher(consentPage().getRawQuery());
    return scope.find()
        ? Stream.of(URLDecoder.decode(scope.group(1), StandardCharsets.UTF_8).split(" "))
            .sorted()
            .collect(Collectors.joining(" "))
        : "nothing";
  }

  String refuse() {
    return told(visitor.open(oauth().refuse(consentPage())));
  }

  String consent(User user) {
    answer = oauth().accept(consentPage(), user, site());
    return told(visitor.open(answer));
  }

  /** Signs out, and in again by a consent that no token was renewed of yet. */
  String consentAnew(User user) {
    signOut();
    return consent(user);
  }

  /** Sends the app the answer of the last consent once more. */
  String answerAgain() {
    return told(visitor.open(answer));
  }

  String report() {
    return read("/report?site=" + site().cloudId());
  }

  String tokenReport() {
    return read("/token-report");
  }

  String serviceReport() {
    return read("/service-report");
  }

  String reportOfAnotherBrowser() {
    return told(new WebVisitor().open(uri("/report?site=" + site().cloudId())));
  }

  String signOut() {
    return told(visitor.post(uri("/sign-out")));
  }

  int refreshes() {
    return oauth().tokenRequests("refresh_token");
  }

  private URI consentPage() {
    String home = visit("/").body();
    return visitor.open(URI.create(found(SIGN_IN, home).replace("&amp;", "&"))).uri();
  }

  private String read(String path) {
    Arrival arrival = visit(path);
    return arrival.status() == 200
        ? found(READER, arrival.body()) + ", " + found(COUNT, arrival.body()) + " issues"
        : told(arrival);
  }

  private String told(Arrival arrival) {
    if (arrival.status() == 0) {
      boolean asksForConsent = arrival.uri().toString().startsWith(oauth().authorizeUrl());
      return asksForConsent ? "asked for consent" : "sent to " + arrival.uri();
    }
    Matcher trouble = TROUBLE.matcher(arrival.body());
    String words = trouble.find() ? trouble.group(1) : found(TITLE, arrival.body());
    return arrival.status() + ", " + words;
  }

  private Arrival visit(String path) {
    return visitor.open(uri(path));
  }

  private URI uri(String path) {
    return URI.create(stage.reportUrl() + path);
  }

  private OAuthServer oauth() {
    return stage.simulator().oauth();
  }

  private Site site() {
    return stage.site();
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "nothing";
  }
}
