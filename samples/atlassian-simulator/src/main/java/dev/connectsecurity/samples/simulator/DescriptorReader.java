package dev.connectsecurity.samples.simulator;

import static dev.connectsecurity.samples.simulator.Descriptor.text;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a descriptor and refuses one that a site would not install. */
final class DescriptorReader {

  private final JsonObject json;
  private final List<String> problems = new ArrayList<>();

  private DescriptorReader(JsonObject json) {
    this.json = json;
  }

  static Descriptor read(JsonObject json) {
    return new DescriptorReader(json).read();
  }

  private Descriptor read() {
    String key = text(json, "key");
    String baseUrl = text(json, "baseUrl").replaceAll("/+$", "");
    Map<String, String> lifecycle = lifecycle();
    demand(!key.isEmpty() && key.length() <= 64, "key: 1 to 64 characters");
    demand(isHttp(baseUrl), "baseUrl: an absolute http or https URL");
    demand(
        text(object(json, "authentication"), "type").equalsIgnoreCase("jwt"),
        "authentication.type: jwt");
    demand(lifecycle.containsKey("installed"), "lifecycle.installed: a relative URL");
    demand(json.get("modules") instanceof JsonObject, "modules: an object");
    if (!problems.isEmpty()) {
      throw new InvalidDescriptorException(problems);
    }
    String name = text(json, "name").isEmpty() ? key : text(json, "name");
    return new Descriptor(key, name, baseUrl, lifecycle, scopes(), modules(), json);
  }

  private void demand(boolean fulfilled, String problem) {
    if (!fulfilled) {
      problems.add(problem);
    }
  }

  private Map<String, String> lifecycle() {
    Map<String, String> urls = new TreeMap<>();
    JsonObject declared = object(json, "lifecycle");
    declared.keySet().stream()
        .filter(event -> !text(declared, event).isEmpty())
        .forEach(event -> urls.put(event, text(declared, event)));
    return urls;
  }

  private Set<String> scopes() {
    Set<String> scopes = new LinkedHashSet<>();
    if (json.get("scopes") instanceof JsonArray declared) {
      declared.getValuesAs(JsonString.class).forEach(scope -> scopes.add(scope.getString()));
    }
    return scopes;
  }

  private List<AppModule> modules() {
    return object(json, "modules").entrySet().stream()
        .flatMap(entry -> each(entry.getValue()).map(m -> module(entry.getKey(), m)))
        .toList();
  }

  private static Stream<JsonObject> each(JsonValue oneOrMany) {
    Stream<JsonValue> values =
        oneOrMany instanceof JsonArray many ? many.stream() : Stream.of(oneOrMany);
    return values.filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
  }

  private static AppModule module(String type, JsonObject module) {
    String key = text(module, "key");
    String name = text(object(module, "name"), "value");
    return new AppModule(
        type, key, name.isEmpty() ? key : name, text(module, "url"), text(module, "event"));
  }

  private static JsonObject object(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonObject child ? child : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static boolean isHttp(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
