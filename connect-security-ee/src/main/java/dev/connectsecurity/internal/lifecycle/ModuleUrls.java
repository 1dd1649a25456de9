package dev.connectsecurity.internal.lifecycle;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects what Atlassian opens or calls below the base URL, out of a descriptor's modules.
 *
 * @param baseUrl the app's base URL
 * @param problems receives a sentence for each URL that leads elsewhere
 */
record ModuleUrls(String baseUrl, List<String> problems) {

  /** Pictures and manuals: fetched without a token, and allowed to lie on another site. */
  private static final Set<String> NOT_PAGES =
      Set.of("icon", "icons", "documentation", "imagePlaceholder");

  List<String> collect(JsonObject war) {
    Set<String> paths = new LinkedHashSet<>();
    if (war.get("modules") instanceof JsonObject modules) {
      modules.forEach((type, declared) -> walk(type, declared, paths));
    }
    return List.copyOf(paths);
  }

  private void walk(String type, JsonValue value, Set<String> paths) {
    if (value instanceof JsonArray array) {
      array.forEach(element -> walk(type, element, paths));
    } else if (value instanceof JsonObject object && !link(type, object)) {
      // Atlassian opens a cacheable module without a token, so its page may be public.
      Set<String> found = object.getBoolean("cacheable", false) ? new LinkedHashSet<>() : paths;
      object.forEach((name, member) -> member(type, name, member, found));
    }
  }

  private void member(String type, String name, JsonValue member, Set<String> paths) {
    if ("url".equals(name) && member instanceof JsonString url) {
      path(url.getString())
          .ifPresentOrElse(paths::add, () -> problems.add(foreign(type, url.getString())));
    } else if (!NOT_PAGES.contains(name)) {
      walk(type, member, paths);
    }
  }

  /** A web item may be a plain link: to a page of the product, or to anywhere. */
  private static boolean link(String type, JsonObject item) {
    return "webItems".equals(type)
        && (DescriptorText.text(item, "context").filter("product"::equals).isPresent()
            || DescriptorText.text(item, "url").filter(ModuleUrls::absolute).isPresent());
  }

  private Optional<String> path(String url) {
    String target = url.split("[?#]", 2)[0];
    if (target.equals(baseUrl) || target.startsWith(baseUrl + "/")) {
      target = target.substring(baseUrl.length());
    }
    if (absolute(target)) {
      return Optional.empty();
    }
    return Optional.of(target.startsWith("/") ? target : "/" + target);
  }

  private static boolean absolute(String url) {
    int colon = url.indexOf(':');
    int slash = url.indexOf('/');
    return url.startsWith("//") || (colon >= 0 && (slash < 0 || colon < slash));
  }

  private String foreign(String type, String url) {
    return "%s has the URL \"%s\" in \"modules.%s\", which is not below %s. Write it as a path."
        .formatted(DescriptorText.FILE, url, type, baseUrl);
  }
}
