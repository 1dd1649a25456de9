package dev.connectsecurity.it.report;

import java.util.stream.Stream;

/** The servers, in the order of the page. */
enum Server {
  PAYARA_MICRO("payara-micro", "Payara Micro"),
  WILDFLY("wildfly", "WildFly"),
  LIBERTY("liberty", "Open Liberty"),
  GLASSFISH("glassfish", "GlassFish"),
  TOMEE("tomee", "TomEE MicroProfile"),
  TOMCAT("tomcat", "Tomcat with Weld, Jersey and SmallRye Config");

  private final String profile;
  private final String title;

  Server(String profile, String title) {
    this.profile = profile;
    this.title = title;
  }

  static Server of(String profile) {
    return Stream.of(values())
        .filter(server -> server.profile.equals(profile))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not in Server: " + profile));
  }

  /** The name of its Maven profile, and in {@code skips.csv}. */
  String profile() {
    return profile;
  }

  /** The name that people know. */
  String title() {
    return title;
  }
}
