package dev.connectsecurity.samples.demo;

import java.nio.file.Path;
import java.util.List;

/** A product that runs a WAR, by one command of a JVM. */
sealed interface ServerKind permits PayaraMicro, WildFly {

  /** Gives the jar that the JVM starts; it is there when the server is. */
  Path mainJar();

  /**
   * Puts into the work folder what this server reads there.
   *
   * @return what the command ends with, from the server's own options on; by it the server listens
   *     on 127.0.0.1 only
   */
  List<String> arguments(Deployment deployment);
}
