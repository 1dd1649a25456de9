package dev.connectsecurity.samples.demo;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** The buttons of the demo page. */
final class Buttons {

  private final Stage stage;
  private final AppCalls calls = new AppCalls();

  Buttons(Stage stage) {
    this.stage = stage;
  }

  /** Presses one and gives the status that it led to. */
  int press(String scene) {
    String wish = Json.createObjectBuilder().add("scene", scene).build().toString();
    String result = calls.post(stage.site().origin() + "/simulator/act", wish).body();
    try (JsonReader reader = Json.createReader(new StringReader(result))) {
      return reader.readObject().getInt("status");
    }
  }
}
