package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.token.TokenBuilder;
import dev.connectsecurity.samples.simulator.token.Tokens;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Callbacks of {@code installed} that a sound app refuses; each tries to plant another secret. */
final class InstallAttacks {

  private static final String EVENT = "installed";
  private static final String FOREIGN_SECRET = "the-attackers-own-secret-".repeat(3);

  private final Site site;
  private final InstallKeyServer keys;
  private final AppCaller app;

  InstallAttacks(Site site, InstallKeyServer keys, AppCaller app) {
    this.site = site;
    this.keys = keys;
    this.app = app;
  }

  Stream<Scene> scenes() {
    return Stream.of(
        attack("install-without-token", "No token", "Nobody signed it", this::bare),
        attack(
            "install-hs256",
            "HS256",
            "Signed with a secret of the attacker's choice",
            (candidate, token) -> Optional.of(hs256(candidate))),
        attack(
            "install-unknown-key",
            "Stranger's key",
            "RS256, but the key server has no such key",
            (candidate, token) -> Optional.of(strangers(candidate))),
        attack(
            "install-other-tenant",
            "Other tenant",
            "Well signed, but for another tenant than the body says",
            (candidate, token) -> Optional.of(token.issuer(UUID.randomUUID().toString()))),
        attack(
            "install-other-app",
            "Other app",
            "Well signed, but the audience is another app",
            (candidate, token) -> Optional.of(token.audience("https://other-app.example.com"))));
  }

  private Scene attack(
      String name,
      String title,
      String hint,
      BiFunction<Installation, TokenBuilder, Optional<TokenBuilder>> forgery) {
    return new Scene(
        name,
        Scene.Group.INSTALL_ATTACKS,
        title,
        hint,
        cue -> {
          Installation known = site.installation();
          Optional<TokenBuilder> token = forgery.apply(known, site.lifecycleToken(known, EVENT));
          int status = post(known, token.map(TokenBuilder::sign), title);
          return SceneResult.refused(status, "Forged install (" + title + ")");
        });
  }

  private int post(Installation known, Optional<String> token, String title) {
    JsonObject body =
        Json.createObjectBuilder(site.lifecycleBody(known, EVENT))
            .add("sharedSecret", FOREIGN_SECRET)
            .build();
    String url = known.descriptor().lifecycleUrl(EVENT).orElseThrow();
    return app.post(url, token, body, AppCaller.ATTACK + "forged install, " + title).statusCode();
  }

  private Optional<TokenBuilder> bare(Installation known, TokenBuilder token) {
    return Optional.empty();
  }

  private TokenBuilder hs256(Installation known) {
    return claims(Tokens.hs256(FOREIGN_SECRET).header("kid", keys.current().kid()), known);
  }

  private TokenBuilder strangers(Installation known) {
    SigningKey stranger = SigningKey.generate();
    return claims(Tokens.rs256(stranger.privateKey(), stranger.kid()), known);
  }

  private TokenBuilder claims(TokenBuilder token, Installation known) {
    Descriptor descriptor = known.descriptor();
    return token
        .issuer(known.clientKey())
        .audience(descriptor.baseUrl())
        .valid(site.now(), Duration.ofMinutes(3))
        .bindTo("POST", descriptor.lifecycleUrl(EVENT).orElseThrow(), descriptor.baseUrl());
  }
}
