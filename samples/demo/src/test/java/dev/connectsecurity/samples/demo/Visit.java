package dev.connectsecurity.samples.demo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.function.Consumer;

/** A browser in front of a stage; each scene may leave a picture. */
record Visit(Stage stage, Browser browser) implements AutoCloseable {

  /**
   * Begins one, or skips the test where no browser is installed.
   *
   * @param start starts what the test needs of the stage
   */
  static Visit begin(Consumer<Stage> start) {
    assumeTrue(
        ChromeDriver.isInstalled(),
        "no browser: install Debian's chromium and chromium-driver to run this test");
    Stage stage = new Stage(DemoFiles.ofSystemProperties());
    try {
      start.accept(stage);
      Visit visit = new Visit(stage, new Browser());
      visit.browser().open(stage.site().origin() + "/site");
      return visit;
    } catch (RuntimeException | Error e) {
      stage.close();
      throw e;
    }
  }

  /** Presses a button of the demo page. */
  void press(String scene) {
    browser.click("//button[@data-scene='" + scene + "'][not(@disabled)]");
  }

  /** Waits for how a scene went; {@code kind} is good or bad. */
  String outcome(String kind, String text) {
    return browser.text(
        "//*[@id='outcome'][contains(@class,'" + kind + "')][contains(.,'" + text + "')]");
  }

  void picture(String name) {
    browser.screenshot(Path.of(System.getProperty("demo.screenshots"), name + ".png"));
  }

  @Override
  public void close() {
    try (stage) {
      browser.close();
    }
  }
}
