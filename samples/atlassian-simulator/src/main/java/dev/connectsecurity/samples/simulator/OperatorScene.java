package dev.connectsecurity.samples.simulator;

/**
 * A button for whoever runs the app beside the simulator, such as "Restart".
 *
 * @param name a short name for URLs and tests
 * @param title what stands on the button
 * @param hint what pressing it does
 * @param action does it; returns when it is done, throws when it cannot be done
 */
public record OperatorScene(String name, String title, String hint, Runnable action) {

  Scene toScene() {
    return new Scene(
        name,
        Scene.Group.OPERATION,
        title,
        hint,
        cue -> {
          action.run();
          return SceneResult.done(title + ": done");
        });
  }
}
