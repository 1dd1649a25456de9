package dev.connectsecurity.samples.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** What the demo page must know about the site now. */
final class DemoState {

  private final Site site;
  private final SiteContent content;
  private final InstallKeyServer keys;
  private final Scenes scenes;
  private final List<AppLink> links;

  DemoState(
      Site site, SiteContent content, InstallKeyServer keys, Scenes scenes, List<AppLink> links) {
    this.site = site;
    this.content = content;
    this.keys = keys;
    this.scenes = scenes;
    this.links = links;
  }

  JsonObject json() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("name", site.name())
            .add("product", site.product().type())
            .add("baseUrl", site.baseUrl())
            .add("keyServer", keys.url())
            .add("installed", site.hasApp())
            .add("suggestedAppUrl", site.suggestedApp())
            .add("users", users())
            .add("content", content.view(site.product()))
            .add("comments", content.comments())
            .add("scenes", scenes.toJson())
            .add("links", links());
    if (site.hasApp()) {
      json.add("app", app(site.installation()));
    }
    return json.build();
  }

  private JsonArrayBuilder links() {
    JsonArrayBuilder array = Json.createArrayBuilder();
    links.forEach(link -> array.add(link.toJson()));
    return array;
  }

  private static JsonArrayBuilder users() {
    JsonArrayBuilder users = Json.createArrayBuilder();
    User.ALL.forEach(
        user ->
            users.add(
                Json.createObjectBuilder()
                    .add("name", user.name())
                    .add("displayName", user.displayName())
                    .add("accountId", user.accountId())
                    .add("admin", user.admin())));
    return users;
  }

  private static JsonObjectBuilder app(Installation installation) {
    Descriptor app = installation.descriptor();
    JsonArrayBuilder pages = Json.createArrayBuilder();
    app.pages()
        .forEach(
            page ->
                pages.add(
                    Json.createObjectBuilder()
                        .add("type", page.type())
                        .add("key", page.key())
                        .add("name", page.name())));
    return Json.createObjectBuilder()
        .add("key", app.key())
        .add("name", app.name())
        .add("baseUrl", app.baseUrl())
        .add("clientKey", installation.clientKey())
        .add("scopes", Json.createArrayBuilder(app.scopes()))
        .add("pages", pages);
  }
}
