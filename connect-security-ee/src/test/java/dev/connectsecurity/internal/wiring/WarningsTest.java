package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WarningsTest {

  @Test
  void defaultConfiguration_warnsOfNothing() {
    assertThat(warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "atlassian.connect.leeway=PT30S",
        "atlassian.connect.leeway=PT1S",
        "atlassian.connect.max-token-lifetime=PT10M",
        "atlassian.connect.key-server=https://connect-install-keys.atlassian.com",
        "atlassian.connect.allowed-hosts=acme.atlassian.net,*.jira.com",
        "atlassian.connect.public-paths=/health",
        "atlassian.store.cache-time=PT1H",
        "atlas.something=1",
        "other.connect.leeway=PT9H"
      })
  void whatIsStricterOrNotOurs_warnsOfNothing(String line) {
    assertThat(warnings(line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connect.leeway=PT31S | tokens are accepted for longer than by default",
        "connect.max-token-lifetime=PT25H | tokens are accepted for longer than by default",
        "connect.key-server=https://keys.example.com | installs are trusted that are refused by default",
        "connect.allowed-audiences=https://old.example.com | installs are trusted that are refused by default",
        "connect.allowed-hosts=http://localhost:8080 | http://localhost:8080 may install the app",
        "connect.allowed-hosts=*.example.com | *.example.com may install the app",
        "connect.allowed-hosts=evil-atlassian.net | evil-atlassian.net may install the app",
        "store.type=memory | every tenant is lost when the server stops",
        "permission.cache-time=PT61S | a permission that is taken away counts for longer than by default",
        "connect.base-url=http://localhost:8080/app | the app is reached without TLS",
      })
  void relaxation_isToldOnce(String line, String consequence) {
    assertThat(warnings("atlassian." + line))
        .containsExactly("CSE-017 atlassian." + line + ": " + consequence);
  }

  @Test
  void everyForeignHost_isToldByItself() {
    assertThat(
            warnings(
                "atlassian.connect.allowed-hosts=*.atlassian.net,http://localhost:1,https://a.b"))
        .containsExactly(
            "CSE-017 atlassian.connect.allowed-hosts=*.atlassian.net,http://localhost:1,https://a.b:"
                + " http://localhost:1 may install the app",
            "CSE-017 atlassian.connect.allowed-hosts=*.atlassian.net,http://localhost:1,https://a.b:"
                + " https://a.b may install the app");
  }

  @Test
  void misspeltKey_isToldWithTheNearest() {
    assertThat(warnings("atlassian.connect.public-path=/health"))
        .containsExactly(
            "CSE-011 nothing reads atlassian.connect.public-path."
                + " Did you mean atlassian.connect.public-paths?");
  }

  @Test
  void keyFarFromAll_isToldWithTheTable() {
    assertThat(warnings("atlassian.x=1"))
        .containsExactly("CSE-011 nothing reads atlassian.x. See the README's table of keys");
  }

  @Test
  void unknownKeys_comeSortedAndFirst() {
    assertThat(
            warnings("atlassian.zzz=1", "atlassian.store.type=memory", "atlassian.aaa=1").stream()
                .map(warning -> warning.split("[.:=] ")[0]))
        .containsExactly(
            "CSE-011 nothing reads atlassian.aaa",
            "CSE-011 nothing reads atlassian.zzz",
            "CSE-017 atlassian.store.type=memory");
  }

  private static List<String> warnings(String... lines) {
    return Warnings.of(Configs.with(lines), Configs.settings(lines));
  }
}
