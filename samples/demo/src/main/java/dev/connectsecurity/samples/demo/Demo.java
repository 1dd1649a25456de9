package dev.connectsecurity.samples.demo;

import java.util.concurrent.CountDownLatch;

/**
 * Starts site and servers, then waits for Ctrl-C; with {@code -Ddemo.check=true} plays the story
 * and exits 0 or 1.
 */
public final class Demo {

  private Demo() {}

  /** Runs the demo. */
  public static void main(String[] args) throws InterruptedException {
    // Maven may be killed without a word: then this process, and with it the server, ends too
    ProcessHandle.current().parent().ifPresent(p -> p.onExit().thenRun(() -> System.exit(1)));
    Stage stage = new Stage(DemoFiles.ofSystemProperties());
    Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "close-the-stage"));
    if (Boolean.getBoolean("demo.check")) {
      System.exit(check(stage) ? 0 : 1);
    }
    stage.start();
    System.out.println("Open " + stage.site().origin() + "/site");
    new CountDownLatch(1).await();
  }

  private static boolean check(Stage stage) {
    Transcript transcript = new Transcript(System.out);
    try {
      new Story(stage, transcript).play();
    } catch (RuntimeException e) {
      transcript.broke(e);
    }
    return transcript.conclude();
  }
}
