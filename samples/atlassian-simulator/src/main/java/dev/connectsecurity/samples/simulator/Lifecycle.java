package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.token.TokenBuilder;
import dev.connectsecurity.samples.simulator.token.Tokens;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Installs, re-installs and uninstalls an app, signed as Atlassian signs. */
final class Lifecycle {

  private static final Duration TOKEN_LIFE = Duration.ofMinutes(3);
  private static final Set<Integer> SUCCESS = Set.of(200, 201, 204);
  private static final Set<String> SIGNED_BY_ATLASSIAN = Set.of("installed", "uninstalled");

  private final Tenant tenant;
  private final InstallKeyServer keys;
  private final AppCaller app;

  Lifecycle(Tenant tenant, InstallKeyServer keys, AppCaller app) {
    this.tenant = tenant;
    this.keys = keys;
    this.app = app;
  }

  Installation prepare(String appUrl) {
    String url = appUrl.endsWith(".json") ? appUrl : trim(appUrl) + "/atlassian-connect.json";
    Descriptor descriptor = fetch(url);
    // a site keeps its client key when the same app comes back
    return tenant
        .current()
        .filter(known -> known.descriptor().key().equals(descriptor.key()))
        .map(known -> known.withNewSecret().withDescriptor(descriptor))
        .orElseGet(() -> Installation.fresh(descriptor, tenant.cloudId()));
  }

  synchronized int install(Installation candidate) {
    Optional<Installation> before = tenant.current();
    // the app may call the site with the new secret before it answers
    tenant.remember(candidate.withActive(true));
    int status = 0;
    try {
      status = deliver(candidate, "installed");
    } finally {
      if (!SUCCESS.contains(status)) {
        tenant.remember(before.orElse(candidate.withActive(false)));
      }
    }
    return status;
  }

  int reinstall() {
    return install(tenant.installation().withNewSecret());
  }

  synchronized int uninstall() {
    Installation installed = tenant.installation();
    send("disabled");
    int status = deliver(installed, "uninstalled");
    tenant.remember(installed.withActive(false));
    return status;
  }

  Optional<Integer> send(String event) {
    Installation installed = tenant.installation();
    return installed.descriptor().lifecycleUrl(event).map(url -> deliver(installed, event));
  }

  TokenBuilder token(Installation installation, String event) {
    Descriptor descriptor = installation.descriptor();
    TokenBuilder token =
        SIGNED_BY_ATLASSIAN.contains(event)
            ? Tokens.rs256(keys.current().privateKey(), keys.current().kid())
                .audience(descriptor.baseUrl())
            : Tokens.hs256(installation.sharedSecret());
    // RSA signatures are deterministic: two callbacks of one second would be one token, a replay.
    return token
        .issuer(installation.clientKey())
        .claim("jti", UUID.randomUUID().toString())
        .valid(tenant.clock().instant(), TOKEN_LIFE)
        .bindTo("POST", url(installation, event), descriptor.baseUrl());
  }

  JsonObject body(Installation installation, String event) {
    var body =
        Json.createObjectBuilder()
            .add("key", installation.descriptor().key())
            .add("clientKey", installation.clientKey())
            .add("oauthClientId", installation.oauthClientId())
            .add("baseUrl", tenant.baseUrl())
            .add("displayUrl", tenant.baseUrl())
            .add("productType", tenant.product().type())
            .add("description", tenant.name() + " (simulated)")
            .add("serverVersion", "100300")
            .add("pluginsVersion", "1001.0.0-SNAPSHOT")
            .add("cloudId", installation.cloudId())
            .add("accountId", User.ADMIN.accountId())
            .add("eventType", event);
    installation.authentication().ifPresent(kind -> body.add("authentication", kind));
    if (event.equals("installed")) {
      body.add("sharedSecret", installation.sharedSecret());
    }
    return body.build();
  }

  private int deliver(Installation installation, String event) {
    String compact = token(installation, event).sign();
    JsonObject body = body(installation, event);
    return app.post(url(installation, event), Optional.of(compact), body, event).statusCode();
  }

  private static String url(Installation installation, String event) {
    Descriptor descriptor = installation.descriptor();
    return descriptor
        .lifecycleUrl(event)
        .orElseThrow(() -> new IllegalStateException(descriptor.key() + " has no " + event));
  }

  private Descriptor fetch(String url) {
    HttpResponse<String> response = app.get(url, "descriptor");
    if (response.statusCode() != 200) {
      throw new IllegalArgumentException(
          "no descriptor at " + url + ": status " + response.statusCode());
    }
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return DescriptorReader.read(reader.readObject());
    } catch (JsonException e) {
      throw new IllegalArgumentException("the descriptor at " + url + " is no JSON object", e);
    }
  }

  private static String trim(String url) {
    return url.replaceAll("/+$", "");
  }
}
