package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.token.QueryStringHash;
import dev.connectsecurity.samples.simulator.token.TokenBuilder;
import dev.connectsecurity.samples.simulator.token.Tokens;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Page URLs that a sound app refuses. */
final class PageAttacks {

  private static final Duration LIFE = Duration.ofMinutes(3);
  private static final Duration LONG_AGO = Duration.ofMinutes(20);

  private final Site site;
  private final AppCaller app;

  PageAttacks(Site site, AppCaller app) {
    this.site = site;
    this.app = app;
  }

  Stream<Scene> scenes() {
    return Stream.of(
        attack(
            "tampered-url",
            "Tampered URL",
            "Adds admin=1 to a signed URL: the hash no longer fits",
            cue -> signed(cue, token -> token) + "&admin=1"),
        attack(
            "expired-url",
            "Expired URL",
            "A page URL that was signed 20 minutes ago",
            cue -> signed(cue, token -> token.valid(site.now().minus(LONG_AGO), LIFE))),
        attack(
            "old-secret",
            "Old secret",
            "Signed with the secret before the last two re-installs; the one between still counts for"
                + " tokens on their way",
            cue -> signed(cue, token -> token.signedWith(outdatedSecret()))),
        attack(
            "wrong-secret",
            "Guessed secret",
            "Right claims, signed by somebody who does not know the secret",
            cue ->
                signed(cue, token -> token.signedWith("a-secret-that-was-never-shared-with-us"))),
        attack(
            "context-token-on-page",
            "Context token",
            "A token for the app's own calls does not open a page",
            cue -> signed(cue, token -> token.claim("qsh", QueryStringHash.CONTEXT))),
        attack(
            "admin-page-as-bob",
            "Not an admin",
            "The admin page's URL, signed by the site for Bob: all of it is genuine",
            cue -> site.pageUrl(adminPage(), User.BOB)),
        attack("unsigned", "Unsigned", "alg says none and the signature is empty", this::unsigned));
  }

  private Scene attack(
      String name, String title, String hint, Function<Scene.Cue, String> forgedUrl) {
    return new Scene(
        name,
        Scene.Group.PAGE_ATTACKS,
        title,
        hint,
        cue -> {
          String url = forgedUrl.apply(cue);
          int status = app.get(url, AppCaller.ATTACK + "page, " + title).statusCode();
          return SceneResult.refused(status, title).inFrame(url);
        });
  }

  private String signed(Scene.Cue cue, UnaryOperator<TokenBuilder> variation) {
    return site.pageUrl(module(cue), cue.user(), Map.of(), variation);
  }

  private String unsigned(Scene.Cue cue) {
    String url = signed(cue, token -> token);
    String bare = url.substring(0, url.lastIndexOf("&jwt="));
    Installation installed = site.installation();
    String token =
        Tokens.unsigned()
            .issuer(installed.clientKey())
            .subject(cue.user().accountId())
            .valid(site.now(), LIFE)
            .bindTo("GET", bare, installed.descriptor().baseUrl())
            .sign();
    return bare + "&jwt=" + token;
  }

  private String outdatedSecret() {
    return site.installation().formerSecrets().stream()
        .skip(1)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("re-install twice first: no secret is that old"));
  }

  private String adminPage() {
    return site.installation().descriptor().pages().stream()
        .filter(AppModule::isForAdministrators)
        .map(AppModule::key)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the app has no admin page"));
  }

  private String module(Scene.Cue cue) {
    if (!cue.module().isEmpty()) {
      return cue.module();
    }
    return site.installation().descriptor().pages().stream()
        .map(AppModule::key)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the app has no page"));
  }
}
