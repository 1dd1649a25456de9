package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.limits.LimitSettings;
import dev.connectsecurity.internal.movein.Peer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsReaderTest {
  private static final ConnectSettings CONNECT_DEFAULTS =
      new ConnectSettings(
          "com.example.hello",
          URI.create("https://hello.example.com"),
          new ConnectSettings.Inbound(
              List.of(),
              List.of(),
              List.of(),
              Duration.ofSeconds(30),
              Duration.ofHours(24),
              Duration.ofMinutes(15),
              Duration.ofHours(8)),
          new ConnectSettings.Installs(
              List.of("*.atlassian.net", "*.jira.com"),
              List.of(),
              URI.create("https://connect-install-keys.atlassian.com"),
              Duration.ofSeconds(2)));

  @Test
  void twoLines_areEnough() {
    assertThat(Configs.settings())
        .isEqualTo(
            new Settings(
                Optional.of(CONNECT_DEFAULTS),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Settings.Servers(
                    URI.create("https://auth.atlassian.com"),
                    URI.create("https://oauth-2-authorization-server.services.atlassian.com"),
                    URI.create("https://api.atlassian.com")),
                new Settings.Client(
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(5),
                    LimitSettings.USUAL),
                new Settings.Access(false),
                new Settings.Permissions(Duration.ofMinutes(1), 10_000),
                new Settings.Store(
                    false,
                    "java:comp/DefaultDataSource",
                    "auto",
                    Duration.ofSeconds(30),
                    10_000,
                    List.of(),
                    false,
                    Duration.ofMinutes(15)),
                Duration.ofDays(90),
                Optional.empty()));
  }

  @Test
  void everyKeyOfConnect_isObeyed() {
    assertThat(
            Configs.connect(
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
                "atlassian.connect.frame-ancestors=https://portal.example.com"))
        .isEqualTo(
            new ConnectSettings(
                "com.example.hello",
                URI.create("https://hello.example.com"),
                new ConnectSettings.Inbound(
                    List.of("/health", "/public/*"),
                    List.of("/api/*"),
                    List.of("https://portal.example.com"),
                    Duration.ZERO,
                    Duration.ofHours(1),
                    Duration.ofMinutes(5),
                    Duration.ofHours(2)),
                new ConnectSettings.Installs(
                    List.of("acme.atlassian.net"),
                    List.of("https://old.example.com"),
                    URI.create("http://localhost:8089/keys"),
                    Duration.ofSeconds(1))));
  }

  @Test
  void everyOtherKey_isObeyed() {
    Settings settings =
        Configs.settings(
            "atlassian.access.require-rules=true",
            "atlassian.oauth.server=http://localhost:1/",
            "atlassian.client.impersonation-server=http://localhost:2",
            "atlassian.client.gateway=http://localhost:3",
            "atlassian.client.connect-timeout=PT0.5S",
            "atlassian.client.read-timeout=PT4S",
            "atlassian.client.token-timeout=PT2S",
            "atlassian.client.max-retries=0",
            "atlassian.client.max-retry-wait=PT0S",
            "atlassian.client.max-waiting=1000",
            "atlassian.permission.cache-time=PT30S",
            "atlassian.permission.cache-size=7",
            "atlassian.store.type=Memory",
            "atlassian.store.datasource=java:app/jdbc/app",
            "atlassian.store.create-tables=FALSE",
            "atlassian.store.cache-time=PT1M",
            "atlassian.store.cache-size=5",
            "atlassian.store.encryption-keys=one, two",
            "atlassian.store.previous-secret-time=PT1M",
            "atlassian.store.retention=P30D");

    assertThat(settings.access()).isEqualTo(new Settings.Access(true));
    assertThat(settings.servers())
        .isEqualTo(
            new Settings.Servers(
                URI.create("http://localhost:1"),
                URI.create("http://localhost:2"),
                URI.create("http://localhost:3")));
    assertThat(settings.client())
        .isEqualTo(
            new Settings.Client(
                Duration.ofMillis(500),
                Duration.ofSeconds(4),
                Duration.ofSeconds(2),
                new LimitSettings(0, Duration.ZERO, 1000)));
    assertThat(settings.permissions())
        .isEqualTo(new Settings.Permissions(Duration.ofSeconds(30), 7));
    assertThat(settings.store())
        .isEqualTo(
            new Settings.Store(
                true,
                "java:app/jdbc/app",
                "false",
                Duration.ofMinutes(1),
                5,
                List.of(Secret.of("one"), Secret.of("two")),
                false,
                Duration.ofMinutes(1)));
    assertThat(settings.retention()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void tenantsOfAnotherLibrary_comeFromTheStoresDataSourceOrFromTheirOwn() {
    assertThat(
            Configs.settings(
                    "atlassian.store.move-in-from=spring-boot", "atlassian.store.datasource=one")
                .moveIn())
        .contains(new Settings.MoveIn(Peer.ATLASSIAN_CONNECT_SPRING_BOOT, "one"));
    assertThat(
            Configs.settings(
                    "atlassian.store.move-in-from=Express",
                    "atlassian.store.move-in-datasource=two")
                .moveIn())
        .contains(new Settings.MoveIn(Peer.ATLASSIAN_CONNECT_EXPRESS, "two"));
  }

  @Test
  void tenantsWhoCannotMove_areTold() {
    String key = "atlassian.store.move-in-from=express";
    String told = "CSE-006 " + key + ": nobody can move in: ";
    assertMistake(
        told + "atlassian.store.type=memory would lose them. Remove one of both",
        Configs.with(key, "atlassian.store.type=memory"));
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> new SettingsReader(Configs.only(Configs.apiToken(key)), false).read())
        .withMessage(told + "only a Connect app has tenants. Remove the key");
    assertMistake(
        "CSE-016 atlassian.store.move-in-from is 'django' (from hello.war) but must be one of"
            + " spring-boot, express. For example: atlassian.store.move-in-from=spring-boot",
        Configs.with("atlassian.store.move-in-from=django"));
  }

  @ParameterizedTest
  @CsvSource({
    "dev, true",
    "development, true",
    "'postgres, dev', true",
    "prod, false",
    "test, false",
    "Dev, false",
    "developer, false"
  })
  void profile_tellsWhetherItIsDevelopment(String profile, boolean development) {
    assertThat(Configs.settings("mp.config.profile=" + profile).store().development())
        .isEqualTo(development);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void blankValue_countsAsAbsent(String blank) {
    assertThat(Configs.connect("atlassian.connect.leeway=" + blank).inbound().leeway())
        .isEqualTo(Duration.ofSeconds(30));
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> Configs.settings("atlassian.connect.app-key=" + blank))
        .withMessageStartingWith("CSE-001 atlassian.connect.app-key (key of the app");
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
        "client.read-timeout            | PT0S    | at least a millisecond, PT0.001S | PT20S",
        "client.connect-timeout         | PT0.0009S | at least a millisecond, PT0.001S | PT3S",
        "client.token-timeout           | PT0S    | at least a millisecond, PT0.001S | PT5S",
        "connect.key-server-timeout     | PT0S    | at least a millisecond, PT0.001S | PT2S",
        "client.max-retries             | -1      | a number from 0 to 1000   | 3",
        "client.max-retries             | 1001    | a number from 0 to 1000   | 3",
        "client.max-waiting             | few     | a number from 0 to 1000   | 8",
        "client.max-retry-wait          | long    | a duration such as PT30S  | PT10S",
        "store.previous-secret-time     | -PT1S   | a duration such as PT30S  | PT15M",
        "access.require-rules           | yes     | one of true, false        | true",
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://servers.example.com",
        "servers.example.com",
        "https://user@servers.example.com",
        "https://servers.example.com?a=b",
        "https://servers.example.com#a"
      })
  void serverThatCannotBeTrusted_isRefused(String url) {
    for (String key : List.of("oauth.server", "client.gateway", "client.impersonation-server")) {
      assertThatExceptionOfType(Mistake.class)
          .isThrownBy(() -> Configs.settings("atlassian." + key + "=" + url))
          .withMessageStartingWith(
              "CSE-016 atlassian.%s is '%s' (from hello.war) but must be an https URL. For example: "
                  .formatted(key, url));
    }
  }

  @Test
  void secretInAMistake_isNotPrinted() {
    assertMistake(
        "CSE-016 atlassian.store.encryption-keys has a value that is not shown (from hello.war)"
            + " but not every variable in it is set. For example:"
            + " atlassian.store.encryption-keys=${ATLASSIAN_STORE_KEYS}",
        Configs.with("atlassian.store.encryption-keys=half-a-key${NOT_SET_ANYWHERE}"));
  }

  @Test
  void variableWithADefault_isFilledIn() {
    assertThat(
            Configs.connect("atlassian.connect.allowed-hosts=${NOT_SET_ANYWHERE:a.jira.com}")
                .installs()
                .allowedHosts())
        .containsExactly("a.jira.com");
    assertThat(Configs.connect("atlassian.connect.public-paths=${NOT_SET_ANYWHERE:}"))
        .isEqualTo(CONNECT_DEFAULTS);
  }

  private static void assertMistake(String sentence, ConfigReader config) {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> new SettingsReader(config, true).read())
        .withMessage(sentence);
  }
}
