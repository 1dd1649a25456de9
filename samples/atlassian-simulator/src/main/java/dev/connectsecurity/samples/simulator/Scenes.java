package dev.connectsecurity.samples.simulator;

import static dev.connectsecurity.samples.simulator.Descriptor.text;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** The scenes of the demo: those that must work and those that must not. */
final class Scenes {

  private final Site site;
  private final List<Scene> scenes;
  private final ConsentScenes consents;

  Scenes(Site site, Cloud cloud, AppCaller app, List<OperatorScene> operations) {
    this.site = site;
    this.consents = new ConsentScenes(cloud.oauth(), cloud.authorization(), app);
    PageAttacks page = new PageAttacks(site, app);
    InstallAttacks install = new InstallAttacks(site, cloud.keys(), app);
    this.scenes =
        Stream.of(
                honest(),
                operations.stream().map(OperatorScene::toScene),
                page.scenes(),
                install.scenes())
            .flatMap(s -> s)
            .toList();
  }

  private Stream<Scene> honest() {
    return Stream.of(
        new Scene(
            "install",
            Scene.Group.LIFECYCLE,
            "Install",
            "Reads the descriptor, then posts installed, signed RS256",
            cue -> SceneResult.accepted(site.install(cue.appUrl()), "Install")),
        new Scene(
            "reinstall",
            Scene.Group.LIFECYCLE,
            "Re-install",
            "Reads the descriptor again and gives the same tenant a new shared secret",
            cue -> SceneResult.accepted(site.install(appUrl()), "Re-install")),
        new Scene(
            "uninstall",
            Scene.Group.LIFECYCLE,
            "Uninstall",
            "disabled, then uninstalled, signed RS256",
            cue -> SceneResult.accepted(site.uninstall(), "Uninstall")),
        new Scene(
            "webhook",
            Scene.Group.EVENTS,
            "Send webhooks",
            "Posts each event that the descriptor waits for",
            cue -> webhooks()));
  }

  SceneResult play(JsonObject wish) {
    String name = text(wish, "scene");
    Scene scene =
        all()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no scene is called " + name));
    User user = User.named(text(wish, "user").isEmpty() ? "alice" : text(wish, "user"));
    return scene.action().apply(new Scene.Cue(user, text(wish, "module"), text(wish, "appUrl")));
  }

  JsonArrayBuilder toJson() {
    JsonArrayBuilder array = Json.createArrayBuilder();
    all().forEach(scene -> array.add(scene.toJson()));
    return array;
  }

  private Stream<Scene> all() {
    return Stream.concat(scenes.stream(), consents.scenes());
  }

  private String appUrl() {
    return site.installation().descriptor().baseUrl();
  }

  private SceneResult webhooks() {
    List<Integer> statuses =
        site.installation().descriptor().modules().stream()
            .map(AppModule::event)
            .filter(event -> !event.isEmpty())
            .distinct()
            .flatMap(event -> site.webhook(event).stream())
            .toList();
    if (statuses.isEmpty()) {
      throw new IllegalArgumentException("the app's descriptor declares no webhooks");
    }
    int worst = statuses.stream().mapToInt(Integer::intValue).max().orElseThrow();
    return SceneResult.accepted(worst, statuses.size() + " webhook(s)");
  }
}
