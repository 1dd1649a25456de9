package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsReaderTest {
  private static final String NO_APP_KEY =
      "CSE-001 atlassian.connect.app-key (key of the app, the same for every tenant) is not set."
          + " Looked in the system properties, the environment variable"
          + " ATLASSIAN_CONNECT_APP_KEY and META-INF/microprofile-config.properties."
          + " Add: atlassian.connect.app-key=com.example.hello";
  private static final String NO_BASE_URL =
      "CSE-002 atlassian.connect.base-url (where Atlassian reaches the app; https, or http on a"
          + " loopback host) is not set. Looked in the system properties, the environment variable"
          + " ATLASSIAN_CONNECT_BASE_URL and META-INF/microprofile-config.properties."
          + " Add: atlassian.connect.base-url=https://hello.example.com";

  @Test
  void twoLines_areEnough() {
    assertThat(Configs.settings())
        .isEqualTo(
            new Settings(
                "com.example.hello",
                URI.create("https://hello.example.com"),
                new Settings.Inbound(
                    List.of(),
                    List.of(),
                    List.of(),
                    Duration.ofSeconds(30),
                    Duration.ofHours(24),
                    Duration.ofMinutes(15),
                    Duration.ofHours(8)),
                new Settings.Installs(
                    List.of("*.atlassian.net", "*.jira.com"),
                    List.of(),
                    URI.create("https://connect-install-keys.atlassian.com"),
                    Duration.ofSeconds(2)),
                new Settings.Access(false),
                new Settings.Store(
                    false, "java:comp/DefaultDataSource", "auto", Duration.ofSeconds(30), 10_000),
                new Settings.Client(Duration.ofSeconds(3), Duration.ofSeconds(20)),
                new Settings.Permissions(Duration.ofMinutes(1), 10_000)));
  }

  @Test
  void everyKey_isObeyed() {
    assertThat(
            Configs.settings(
                "atlassian.connect.public-paths=/health, /public/* ,",
                "atlassian.connect.context-token-paths=/api/*",
                "atlassian.connect.allowed-hosts=acme.atlassian.net",
                "atlassian.connect.allowed-audiences=https://old.example.com",
                "atlassian.connect.key-server=http://localhost:8089/keys/",
                "atlassian.connect.key-server-timeout=PT1S",
                "atlassian.connect.leeway=PT0S",
                "atlassian.connect.max-token-lifetime=PT1H",
                "atlassian.connect.session-token-lifetime=PT5M",
                "atlassian.connect.max-session=PT2H",
                "atlassian.connect.frame-ancestors=https://portal.example.com",
                "atlassian.access.require-rules=true",
                "atlassian.store.type=Memory",
                "atlassian.store.datasource=java:app/jdbc/app",
                "atlassian.store.create-tables=FALSE",
                "atlassian.store.cache-time=PT1M",
                "atlassian.store.cache-size=5",
                "atlassian.client.connect-timeout=PT0.5S",
                "atlassian.client.read-timeout=PT4S",
                "atlassian.permission.cache-time=PT30S",
                "atlassian.permission.cache-size=7"))
        .isEqualTo(
            new Settings(
                "com.example.hello",
                URI.create("https://hello.example.com"),
                new Settings.Inbound(
                    List.of("/health", "/public/*"),
                    List.of("/api/*"),
                    List.of("https://portal.example.com"),
                    Duration.ZERO,
                    Duration.ofHours(1),
                    Duration.ofMinutes(5),
                    Duration.ofHours(2)),
                new Settings.Installs(
                    List.of("acme.atlassian.net"),
                    List.of("https://old.example.com"),
                    URI.create("http://localhost:8089/keys"),
                    Duration.ofSeconds(1)),
                new Settings.Access(true),
                new Settings.Store(true, "java:app/jdbc/app", "false", Duration.ofMinutes(1), 5),
                new Settings.Client(Duration.ofMillis(500), Duration.ofSeconds(4)),
                new Settings.Permissions(Duration.ofSeconds(30), 7)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void blankValue_countsAsAbsent(String blank) {
    assertThat(Configs.settings("atlassian.connect.leeway=" + blank).inbound().leeway())
        .isEqualTo(Duration.ofSeconds(30));
    assertMistake(NO_APP_KEY, Configs.with("atlassian.connect.app-key=" + blank));
  }

  @Test
  void requiredKeyThatIsMissing_isToldWithTheLineToAdd() {
    assertMistake(NO_APP_KEY, Configs.only());
    assertMistake(NO_BASE_URL, Configs.only("atlassian.connect.app-key=com.example.hello"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://hello.example.com/, https://hello.example.com",
    "https://hello.example.com/app/, https://hello.example.com/app",
    "https://hello.example.com:8443/app, https://hello.example.com:8443/app",
    "http://localhost:8080/app, http://localhost:8080/app",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
    "http://[::1]:8080, http://[::1]:8080"
  })
  void goodBaseUrl_losesItsTrailingSlash(String configured, String read) {
    assertThat(Configs.settings("atlassian.connect.base-url=" + configured).baseUrl())
        .hasToString(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello.example.com",
        "/app",
        "https:///app",
        "https://a b",
        "https://user@hello.example.com",
        "https://hello.example.com?a=1",
        "https://hello.example.com#top",
        "mailto:a@example.com"
      })
  void baseUrlThatIsNoPlainUrl_isRefused(String url) {
    assertMistake(
        "CSE-002 atlassian.connect.base-url is '"
            + url
            + "' (from hello.war) but must be an absolute URL without user, query and fragment."
            + " For example: atlassian.connect.base-url=https://hello.example.com",
        Configs.with("atlassian.connect.base-url=" + url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hello.example.com",
        "http://localhost.example.com",
        "http://127.0.0.2",
        "ftp://localhost"
      })
  void baseUrlWithoutTls_isRefused(String url) {
    assertMistake(
        "CSE-002 atlassian.connect.base-url is '"
            + url
            + "' (from hello.war) but must begin with https://, because Atlassian calls nothing"
            + " else. For example: atlassian.connect.base-url=https://hello.example.com",
        Configs.with("atlassian.connect.base-url=" + url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com example",
        "com/example",
        "com.exämple",
        "a2345678901234567890123456789012345678901234567890123456789012345"
      })
  void appKeyOfAnotherShape_isRefused(String key) {
    assertMistake(
        "CSE-001 atlassian.connect.app-key is '"
            + key
            + "' (from hello.war) but must be 1 to 64 letters, digits, dots, dashes and"
            + " underscores. For example: atlassian.connect.app-key=com.example.hello",
        Configs.with("atlassian.connect.app-key=" + key));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connect.leeway                 | 30      | a duration such as PT30S  | PT30S",
        "connect.leeway                 | -PT1S   | a duration such as PT30S  | PT30S",
        "connect.max-token-lifetime     | 1 day   | a duration such as PT30S  | PT24H",
        "connect.session-token-lifetime | soon    | a duration such as PT30S  | PT15M",
        "connect.max-session            | P1M     | a duration such as PT30S  | PT8H",
        "connect.key-server-timeout     | 2s      | a duration such as PT30S  | PT2S",
        "store.cache-time               | x       | a duration such as PT30S  | PT30S",
        "client.connect-timeout         | x       | a duration such as PT30S  | PT3S",
        "client.read-timeout            | x       | a duration such as PT30S  | PT20S",
        "store.cache-size               | many    | a number above 0          | 10000",
        "store.cache-size               | 0       | a number above 0          | 10000",
        "store.cache-size               | -1      | a number above 0          | 10000",
        "store.cache-size               | 1.5     | a number above 0          | 10000",
        "store.type                     | jpa     | one of jdbc, memory       | jdbc",
        "store.create-tables            | yes     | one of auto, true, false  | auto",
      })
  void valueOfAnotherType_isToldWithAnExample(
      String key, String value, String expected, String example) {
    assertMistake(
        "CSE-016 atlassian.%s is '%s' (from hello.war) but must be %s. For example: atlassian.%s=%s"
            .formatted(key, value, expected, key, example),
        Configs.with("atlassian." + key + "=" + value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://keys.example.com",
        "keys.example.com",
        "https:/keys",
        "https://a b",
        "ftp://localhost"
      })
  void keyServerThatCannotBeTrusted_isRefused(String url) {
    assertMistake(
        "CSE-016 atlassian.connect.key-server is '"
            + url
            + "' (from hello.war) but must be an https URL. For example:"
            + " atlassian.connect.key-server=https://connect-install-keys.atlassian.com",
        Configs.with("atlassian.connect.key-server=" + url));
  }

  @ParameterizedTest
  @CsvSource({
    "connect.base-url, https://hello.example.com",
    "connect.allowed-hosts, *.atlassian.net"
  })
  void valueThatNamesAnUnknownVariable_neitherCountsAsAbsentNorAsDefault(
      String key, String example) {
    assertMistake(
        "CSE-016 atlassian.%s is '${NOT_SET_ANYWHERE}' (from hello.war) but not every variable in it is set. For example: atlassian.%s=%s"
            .formatted(key, key, example),
        Configs.with("atlassian." + key + "=${NOT_SET_ANYWHERE}"));
  }

  @Test
  void variableWithADefault_isFilledIn() {
    assertThat(
            Configs.settings("atlassian.connect.allowed-hosts=${NOT_SET_ANYWHERE:a.jira.com}")
                .installs()
                .allowedHosts())
        .containsExactly("a.jira.com");
    assertThat(Configs.settings("atlassian.connect.public-paths=${NOT_SET_ANYWHERE:}").inbound())
        .isEqualTo(Configs.settings().inbound());
  }

  private static void assertMistake(String sentence, ConfigReader config) {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> new SettingsReader(config).read())
        .withMessage(sentence);
  }
}
