package dev.connectsecurity.internal.wiring;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Configurations made of lines, as an application's file would hold them. */
final class Configs {
  static final String FILE = "hello.war";

  private static final String[] CONNECT = {
    "atlassian.connect.app-key=com.example.hello",
    "atlassian.connect.base-url=https://hello.example.com"
  };
  private static final String[] OAUTH = {
    "atlassian.oauth.client-id=a-client",
    "atlassian.oauth.client-secret=a-secret",
    "atlassian.oauth.redirect-uri=https://hello.example.com/oauth/callback",
    "atlassian.oauth.scopes=read:jira-work offline_access"
  };
  private static final String[] API_TOKEN = {
    "atlassian.api-token.site=https://acme.atlassian.net",
    "atlassian.api-token.email=bot@example.com",
    "atlassian.api-token.token=a-token"
  };
  private static final String[] SERVICE_ACCOUNT = {
    "atlassian.service-account.client-id=an-account",
    "atlassian.service-account.client-secret=a-secret",
    "atlassian.service-account.cloud-id=6c5d"
  };

  private Configs() {}

  /** Reads exactly these lines, each {@code key=value}. */
  static ConfigReader only(String... lines) {
    Map<String, String> values = new HashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      values.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return new ConfigReader(
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(new Lines(values))
            .build());
  }

  /** Reads what every Connect app has to configure, and these lines. */
  static ConfigReader with(String... lines) {
    return only(joined(CONNECT, lines));
  }

  /** Gives the settings of {@link #with}. */
  static Settings settings(String... lines) {
    return new SettingsReader(with(lines), true).read();
  }

  /** Gives those of the Connect app. */
  static ConnectSettings connect(String... lines) {
    return settings(lines).connect().orElseThrow();
  }

  /** Gives the lines of an application that only users' consents open. */
  static String[] oauth(String... more) {
    return joined(OAUTH, more);
  }

  /** Gives the lines of an application that only has an API token. */
  static String[] apiToken(String... more) {
    return joined(API_TOKEN, more);
  }

  /** Gives the lines of an application that only has a service account. */
  static String[] serviceAccount(String... more) {
    return joined(SERVICE_ACCOUNT, more);
  }

  /** Gives what all of them have to configure. */
  static String[] everything(String... more) {
    return Stream.of(CONNECT, OAUTH, API_TOKEN, SERVICE_ACCOUNT, more)
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }

  private static String[] joined(String[] some, String... more) {
    return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private record Lines(Map<String, String> values) implements ConfigSource {

    @Override
    public Set<String> getPropertyNames() {
      return values.keySet();
    }

    @Override
    public String getValue(String name) {
      return values.get(name);
    }

    @Override
    public String getName() {
      return FILE;
    }
  }
}
