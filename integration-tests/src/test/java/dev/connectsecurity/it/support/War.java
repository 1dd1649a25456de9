package dev.connectsecurity.it.support;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Makes the WARs: this library and what it needs, two files, and the classes of one promise. */
public final class War {
  /** The key of the app under test. */
  public static final String APP_KEY = "com.example.app";

  /** Where Atlassian believes the app to be. */
  public static final String BASE_URL = "https://app.example/app";

  /** What every store encrypts by: a line of the configuration. */
  public static final String STORE_KEY =
      "atlassian.store.encryption-keys=it:UWxhY2sgc3BoaW54IG9mIHF1YXJ0eiwganVkZ2Ugb3U=";

  /** Where the database of {@link #withDatabase} is: a line of the configuration. */
  public static final String DATABASE = "atlassian.store.datasource=java:app/jdbc/tenants";

  private static final String CONFIG = "META-INF/microprofile-config.properties";
  private static final String DESCRIPTOR = "META-INF/atlassian-connect.json";

  private static final String WITH_DATABASE =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <data-source>
          <name>java:app/jdbc/tenants</name>
          <class-name>org.h2.jdbcx.JdbcDataSource</class-name>
          <url>jdbc:h2:file:%s</url>
          <user>sa</user>
          <password>sa</password>
          <max-pool-size>4</max-pool-size>
          <min-pool-size>1</min-pool-size>
        </data-source>
      </web-app>""";

  private static final String BEANS_XML =
      "<beans xmlns='https://jakarta.ee/xml/ns/jakartaee' bean-discovery-mode='annotated'/>";

  private War() {}

  /** Gives the configuration that most WARs share; lines may be added. */
  public static String config(String... moreLines) {
    String common =
        """
        atlassian.connect.app-key=%s
        atlassian.connect.base-url=%s
        atlassian.connect.public-paths=/public/*
        atlassian.connect.context-token-paths=/api/*
        atlassian.connect.key-server=%s
        %s
        """
            .formatted(APP_KEY, BASE_URL, Atlassian.simulator().keyServer().url(), STORE_KEY);
    return common + String.join("\n", moreLines) + "\n";
  }

  /** Gives the same without a key for the store. */
  public static String configWithoutKey(String... moreLines) {
    return config(moreLines).replace(STORE_KEY + "\n", "");
  }

  /** Gives a descriptor that asks for scopes, each in quotes, and has one page. */
  public static String descriptor(String scopes) {
    return """
        {"name": "App under test", "scopes": [%s], "modules": {"generalPages": [
          {"key": "page", "name": {"value": "Page"}, "url": "/page"}]}}"""
        .formatted(scopes);
  }

  /** Makes {@code app.war}, which stands at {@code /app}. */
  public static WebArchive app(String config, String descriptor, Class<?>... classes) {
    return bare("app.war", classes)
        .addAsResource(new StringAsset(config), CONFIG)
        .addAsResource(new StringAsset(descriptor), DESCRIPTOR);
  }

  /** Makes a WAR with the library and nothing to tell it what it is for. */
  public static WebArchive bare(String name, Class<?>... classes) {
    WebArchive war = ShrinkWrap.create(WebArchive.class, name).addClasses(classes);
    libraries().forEach(war::addAsLibrary);
    // Weld 5.1 in the WAR looks for beans only where there is such a file; a server of Jakarta EE
    // needs none.
    if (Boolean.getBoolean("war.needs.beans.xml")) {
      war.addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml");
    }
    return war;
  }

  /** Adds a database of its own, in a file of H2. */
  public static WebArchive withDatabase(WebArchive war, Path file) {
    return war.addAsWebInfResource(new StringAsset(WITH_DATABASE.formatted(file)), "web.xml");
  }

  /** Adds some of the classes that are nested in one; on its own, it would bring all of them. */
  public static WebArchive withNested(WebArchive war, Class<?> outer, Class<?>... wanted) {
    war.addClass(outer);
    List<Class<?>> kept = List.of(wanted);
    for (Class<?> nested : outer.getDeclaredClasses()) {
      if (!kept.contains(nested)) {
        war.delete("/WEB-INF/classes/" + nested.getName().replace('.', '/') + ".class");
      }
    }
    return war;
  }

  /** Adds the driver of PostgreSQL. */
  public static WebArchive withPostgres(WebArchive war) {
    try {
      return war.addAsLibrary(
          new File(
              org.postgresql.Driver.class
                  .getProtectionDomain()
                  .getCodeSource()
                  .getLocation()
                  .toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<File> libraries() {
    File[] jars = new File(System.getProperty("war.lib")).listFiles();
    if (jars == null || jars.length == 0) {
      throw new AssertionError("no libraries in " + System.getProperty("war.lib"));
    }
    return List.of(jars);
  }
}
