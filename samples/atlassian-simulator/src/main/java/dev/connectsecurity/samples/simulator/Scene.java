package dev.connectsecurity.samples.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.function.Function;

/** One button of the demo page and what it does. */
record Scene(
    String name, Group group, String title, String hint, Function<Cue, SceneResult> action) {

  /** Where the button stands. */
  enum Group {
    LIFECYCLE,
    EVENTS,
    OPERATION,
    CONSENT,
    PAGE_ATTACKS,
    INSTALL_ATTACKS
  }

  /** Who is looking, at which page, and which app is meant. */
  record Cue(User user, String module, String appUrl) {}

  JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("name", name)
        .add("group", group.name())
        .add("title", title)
        .add("hint", hint)
        .build();
  }
}
