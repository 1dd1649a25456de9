package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectReaderTest {
  private static final String LOOKED_FOR_APP_KEY =
      " Looked in the system properties, the environment variable ATLASSIAN_CONNECT_APP_KEY and"
          + " META-INF/microprofile-config.properties."
          + " Add: atlassian.connect.app-key=com.example.hello";
  private static final String NO_BASE_URL =
      "CSE-002 atlassian.connect.base-url (where Atlassian reaches the app; https, or http on a"
          + " loopback host) is not set. Looked in the system properties, the environment variable"
          + " ATLASSIAN_CONNECT_BASE_URL and META-INF/microprofile-config.properties."
          + " Add: atlassian.connect.base-url=https://hello.example.com";

  @Test
  void missingBaseUrl_isToldWithTheLineToAdd() {
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
    assertThat(Configs.connect("atlassian.connect.base-url=" + configured).baseUrl())
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

  @Test
  void applicationWithNothing_isToldBothWays() {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> new SettingsReader(Configs.only(), false).read())
        .withMessage(
            "CSE-001 atlassian.connect.app-key (key of the app, the same for every tenant) is not"
                + " set, nor is what an application without Connect needs:"
                + " atlassian.oauth.client-id, atlassian.api-token.token or"
                + " atlassian.service-account.client-id."
                + LOOKED_FOR_APP_KEY);
  }

  // Without its key a Connect app would have no gate, perhaps only because a variable is not set.
  @Test
  void otherFamilyBesideADescriptor_doesNotReplaceTheAppKey() {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> new SettingsReader(Configs.only(Configs.oauth()), true).read())
        .withMessage(
            "CSE-001 atlassian.connect.app-key (key of the app, the same for every tenant) is not"
                + " set, but META-INF/atlassian-connect.json is in the application."
                + LOOKED_FOR_APP_KEY);
  }

  @Test
  void otherFamilyBesideKeysOfConnect_doesNotReplaceTheAppKey() {
    ConfigReader config = Configs.only(Configs.oauth("atlassian.connect.public-paths=/health"));

    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> new SettingsReader(config, false).read())
        .withMessage(
            "CSE-001 atlassian.connect.app-key (key of the app, the same for every tenant) is not"
                + " set, but atlassian.connect.public-paths is."
                + LOOKED_FOR_APP_KEY);
  }

  @Test
  void otherFamilyAlone_needsNoConnectApp() {
    assertThat(new SettingsReader(Configs.only(Configs.oauth()), false).read().connect()).isEmpty();
  }

  @Test
  void rulesWithoutConnect_areRefused() {
    ConfigReader config = Configs.only(Configs.oauth("atlassian.access.require-rules=true"));

    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> new SettingsReader(config, false).read())
        .withMessage(
            "CSE-025 atlassian.access.require-rules=true (from hello.war), but without"
                + " atlassian.connect.app-key no caller is authenticated. Remove it, or add:"
                + " atlassian.connect.app-key=com.example.hello");
  }

  private static void assertMistake(String sentence, ConfigReader config) {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> new SettingsReader(config, true).read())
        .withMessage(sentence);
  }
}
