package dev.connectsecurity.samples.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * How a scene went.
 *
 * @param status what the app answered
 * @param asHoped whether that is what a sound app answers
 * @param message a sentence for people
 * @param frameUrl a URL to show in the frame
 */
record SceneResult(int status, boolean asHoped, String message, Optional<String> frameUrl) {

  static SceneResult done(String message) {
    return new SceneResult(200, true, message, Optional.empty());
  }

  static SceneResult accepted(int status, String what) {
    boolean done = status >= 200 && status < 300;
    String message = what + (done ? ": done, status " : ": not accepted, status ") + status;
    return new SceneResult(status, done, message, Optional.empty());
  }

  static SceneResult refused(int status, String what) {
    boolean refused = status >= 400 && status < 500;
    String message =
        what + (refused ? ": refused, as it should be, status " : ": NOT refused, status ");
    return new SceneResult(status, refused, message + status, Optional.empty());
  }

  SceneResult inFrame(String url) {
    return new SceneResult(status, asHoped, message, Optional.of(url));
  }

  JsonObject toJson() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("status", status)
            .add("asHoped", asHoped)
            .add("message", message);
    frameUrl.ifPresent(url -> json.add("frameUrl", url));
    return json.build();
  }
}
