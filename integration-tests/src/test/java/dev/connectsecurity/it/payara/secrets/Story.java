package dev.connectsecurity.it.payara.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.samples.simulator.OAuthServer;
import dev.connectsecurity.samples.simulator.Site;
import dev.connectsecurity.samples.simulator.User;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A life of an app, with all that it is told in confidence. */
final class Story {
  private static final OAuthServer OAUTH = Atlassian.simulator().oauth();

  private final RawHttp http;
  private final Site site;
  private final Site other;
  private final AtomicReference<String> cookie = new AtomicReference<>("X-No: cookie");
  private final List<Canary> canaries = new ArrayList<>();

  Story(RawHttp http, Site site, Site other) {
    this.http = http;
    this.site = site;
    this.other = other;
  }

  /** Gives every secret that came in or went out. */
  List<Canary> lived(String appUrl) {
    assertThat(site.install(appUrl)).isEqualTo(204);
    assertThat(other.install(appUrl)).isEqualTo(204);
    note("secret of the first install", site.installation().sharedSecret());
    note("secret of an uninstalled tenant", other.installation().sharedSecret());
    signIn("first login");
    for (String mode : List.of("app", "user", "api-token", "service-account", "grant")) {
      assertThat(call(mode)).as(mode).isEqualTo("200");
      noteLines("credential of a call " + mode, call("sent"));
    }
    noteLines("first tokens of a grant", call("grant-tokens"));
    OAUTH.expireAccessTokens();
    assertThat(call("grant")).isEqualTo("200");
    noteLines("renewed tokens of a grant", call("grant-tokens"));
    call("sent");
    assertThat(site.reinstall()).isEqualTo(204);
    note("secret of the second install", site.installation().sharedSecret());
    assertThat(call("app")).isEqualTo("200");
    assertThat(call("user")).isEqualTo("200");
    noteLines("credential after the second install", call("sent"));
    useSession();
    refuse();
    return List.copyOf(canaries);
  }

  private void useSession() {
    String session = call("session");
    note("session token", signature(session));
    Answer renewed = http.get("/app/api/app", cookie.get(), "Authorization: JWT " + session);
    assertThat(renewed.status()).isEqualTo(200);
    note(
        "renewed session token",
        signature(renewed.header("X-Connect-Session-Token").orElseThrow()));
    call("sent");
  }

  private void refuse() {
    assertThat(other.uninstall()).isEqualTo(204);
    site.revokeApiTokens(User.BOB);
    assertThat(call("api-token")).isNotEqualTo("200");
    signIn("second login");
    OAUTH.revoke(User.ALICE);
    OAUTH.expireAccessTokens();
    assertThat(call("grant")).isEqualTo("refused CONSENT_REQUIRED");
    String token = other.contextToken(User.ALICE);
    note("token of an uninstalled tenant", signature(token));
    assertThat(http.get("/app/api/app", "Authorization: JWT " + token).status()).isEqualTo(401);
    call("sent");
  }

  private void signIn(String name) {
    Answer login = http.get("/app/oauth/login?returnTo=/app/there");
    URI authorize = URI.create(login.header("Location").orElseThrow());
    note("state of the " + name, parameter(authorize, "state"));
    URI callback = OAUTH.accept(authorize, User.ALICE, site);
    note("code of the " + name, parameter(callback, "code"));
    note("cookie before the " + name, cookieOf(login));
    Answer landed =
        http.get(
            callback.getRawPath() + '?' + callback.getRawQuery(),
            "Cookie: " + login.header("Set-Cookie").orElseThrow().split(";")[0]);
    assertThat(landed.status()).isEqualTo(303);
    note("cookie of the " + name, cookieOf(landed));
    cookie.set("Cookie: " + landed.header("Set-Cookie").orElseThrow().split(";")[0]);
  }

  /** Calls the app as its own page does. */
  String call(String word, String... headers) {
    String token = site.contextToken(User.ALICE);
    if (headers.length == 0) {
      note("context token for " + word, signature(token));
    }
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of(cookie.get(), "Authorization: JWT " + token));
    Answer answer = http.get("/app/api/" + word, all.toArray(String[]::new));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.body();
  }

  private void noteLines(String name, String lines) {
    List<String> values = lines.lines().toList();
    assertThat(values).as(name).isNotEmpty();
    values.forEach(value -> note(name + " " + values.indexOf(value), signature(value)));
  }

  private void note(String name, String value) {
    canaries.add(Canary.of(name, value));
  }

  // Of a JWT, the other parts say nothing that is secret.
  private static String signature(String token) {
    return token.split("\\.").length == 3 ? token.substring(token.lastIndexOf('.') + 1) : token;
  }

  private static String parameter(URI uri, String name) {
    return uri.getRawQuery().replaceAll(".*(?:^|&)" + name + "=([^&]*).*", "$1");
  }

  private static String cookieOf(Answer answer) {
    String header = answer.header("Set-Cookie").orElseThrow().split(";")[0];
    return header.substring(header.indexOf('=') + 1);
  }
}
