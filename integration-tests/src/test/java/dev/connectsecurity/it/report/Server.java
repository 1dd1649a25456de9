package dev.connectsecurity.it.report;

import java.util.stream.Stream;

/** The servers, in the order of the page. */
enum Server {
  PAYARA_MICRO(
      "payara-micro", "Payara Micro", "nothing; its default data source ends with the server"),
  WILDFLY("wildfly", "WildFly", "nothing"),
  LIBERTY(
      "liberty",
      "Open Liberty",
      "the features `webProfile-10.0` and `microProfile-6.1`, and a data source `DefaultDataSource`; for work"
          + " handed to other threads, an executor of one's own (`@ManagedExecutorDefinition`) whose context"
          + " (`@ContextServiceDefinition`) propagates `ALL_REMAINING`: the server's carries no caller"),
  GLASSFISH("glassfish", "GlassFish", "nothing; JDK 17"),
  TOMEE(
      "tomee",
      "TomEE MicroProfile",
      "a resource `NAME` of `tomee.xml` and `atlassian.store.datasource=openejb:Resource/NAME`; Jakarta EE"
          + " 9.1 only, and JDK 17"),
  TOMCAT(
      "tomcat",
      "Tomcat with Weld, Jersey and SmallRye Config",
      "in the WAR `weld-servlet-core`, `jersey-container-servlet`, `jersey-cdi1x-servlet`, `jersey-hk2`,"
          + " `jersey-media-json-processing`, `smallrye-config` (before Weld) and `WEB-INF/beans.xml`, but"
          + " none of `jakarta.servlet-api`, `jakarta.el-api`, `jakarta.annotation-api`; a `Resource` of"
          + " `context.xml` and `atlassian.store.datasource=java:comp/env/NAME`");

  private final String profile;
  private final String title;
  private final String needs;

  Server(String profile, String title, String needs) {
    this.profile = profile;
    this.title = title;
    this.needs = needs;
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

  /** What a user has to add to the server or the WAR. */
  String needs() {
    return needs;
  }
}
