package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.token.TokenBuilder;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Tells the app that something happened. */
final class Webhooks {

  private final Tenant tenant;
  private final SiteTokens tokens;
  private final SiteContent content;
  private final AppCaller app;

  Webhooks(Tenant tenant, SiteTokens tokens, SiteContent content, AppCaller app) {
    this.tenant = tenant;
    this.tokens = tokens;
    this.content = content;
    this.app = app;
  }

  List<Integer> send(String event, JsonObject body) {
    Descriptor descriptor = tenant.installation().descriptor();
    return descriptor.webhooks(event).stream()
        .map(webhook -> descriptor.resolve(webhook.url()))
        .map(url -> post(url, descriptor, body, event))
        .toList();
  }

  JsonObject body(String event) {
    return Json.createObjectBuilder()
        .add("timestamp", tenant.clock().millis())
        .add("webhookEvent", event)
        .add("issue", content.issue())
        .build();
  }

  private int post(String url, Descriptor descriptor, JsonObject body, String event) {
    TokenBuilder token = tokens.token(User.ANONYMOUS).bindTo("POST", url, descriptor.baseUrl());
    return app.post(url, Optional.of(token.sign()), body, "webhook " + event).statusCode();
  }
}
