package dev.connectsecurity.samples.simulator;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An app as it describes itself.
 *
 * @param key the app key
 * @param name the name that people read
 * @param baseUrl where the app is, without a trailing slash
 * @param lifecycle relative URLs by event
 * @param scopes the scopes asked for, as written
 * @param modules what the app adds to the site
 * @param json the whole descriptor
 */
public record Descriptor(
    String key,
    String name,
    String baseUrl,
    Map<String, String> lifecycle,
    Set<String> scopes,
    List<AppModule> modules,
    JsonObject json) {

  /** Finds a page by its key. */
  public Optional<AppModule> page(String moduleKey) {
    return modules.stream().filter(m -> m.isPage() && m.key().equals(moduleKey)).findFirst();
  }

  /** All pages, in the descriptor's order. */
  public List<AppModule> pages() {
    return modules.stream().filter(AppModule::isPage).toList();
  }

  /** All webhooks that wait for an event. */
  public List<AppModule> webhooks(String event) {
    return modules.stream().filter(m -> m.event().equals(event)).toList();
  }

  /** The absolute URL of a lifecycle callback, if the app wants it. */
  public Optional<String> lifecycleUrl(String event) {
    return Optional.ofNullable(lifecycle.get(event)).map(this::resolve);
  }

  String resolve(String relative) {
    return relative.startsWith("/") ? baseUrl + relative : baseUrl + '/' + relative;
  }

  static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text ? text.getString() : "";
  }
}
