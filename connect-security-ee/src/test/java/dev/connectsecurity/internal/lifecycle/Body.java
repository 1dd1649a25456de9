package dev.connectsecurity.internal.lifecycle;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * A callback's body as Atlassian writes it, to be changed by one member.
 *
 * @param json the body
 */
record Body(JsonObject json) {

  static Body of(String eventType, String clientKey) {
    return new Body(
        Json.createObjectBuilder()
            .add("key", Reception.APP_KEY)
            .add("clientKey", clientKey)
            .add("publicKey", "obsolete")
            .add("serverVersion", "100277")
            .add("baseUrl", "https://acme.atlassian.net")
            .add("productType", "jira")
            .add("description", "Acme's site")
            .add("eventType", eventType)
            .build());
  }

  static Body installed(String clientKey) {
    return of("installed", clientKey).with("sharedSecret", Reception.NEW_SECRET);
  }

  Body with(String member, String value) {
    return with(member, Json.createValue(value));
  }

  Body with(String member, JsonValue value) {
    return new Body(Json.createObjectBuilder(json).add(member, value).build());
  }

  Body without(String member) {
    return new Body(Json.createObjectBuilder(json).remove(member).build());
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
