package dev.connectsecurity.samples.demo;

import java.io.IOException;
import java.lang.System.Logger.Level;

/**
 * Ends a server together with the process that started it, however that one ended: the pipe to the
 * server's standard input closes. A Java agent, because the server's own main class is kept.
 */
public final class EndWithParent {

  private EndWithParent() {}

  /** Called by the JVM before the server's main method. */
  public static void premain(String arguments) {
    Thread watch = new Thread(EndWithParent::waitForEndOfInput, "end-with-parent");
    watch.setDaemon(true);
    watch.start();
  }

  private static void waitForEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // nobody has anything to say here
      }
    } catch (IOException e) {
      System.getLogger(EndWithParent.class.getName()).log(Level.DEBUG, "the pipe is broken", e);
    }
    System.exit(0);
  }
}
