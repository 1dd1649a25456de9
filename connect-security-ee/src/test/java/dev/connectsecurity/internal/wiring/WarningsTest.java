package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WarningsTest {
  private static final String DISCOURAGED =
      "CSE-024 atlassian.api-token.token is set: basic authentication is discouraged, because the"
          + " token is a person's and has all of that person's rights. Rather configure a service"
          + " account (atlassian.service-account.client-id), or let users consent"
          + " (atlassian.oauth.client-id)";

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
        "store.type=memory | tenants and consents are lost when the server stops",
        "permission.cache-time=PT61S | a permission that is taken away counts for longer than by default",
        "connect.base-url=http://localhost:8080/app | the app is reached without TLS",
        "oauth.server=http://localhost:1 | credentials are shown to a server that is not Atlassian's",
        "client.gateway=https://a.b | credentials are shown to a server that is not Atlassian's",
        "client.impersonation-server=https://a.b | credentials are shown to a server that is not Atlassian's",
        "store.previous-secret-time=PT16M | a replaced secret still verifies for longer than by default",
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
        .containsExactly(
            "CSE-011 nothing reads atlassian.x. All keys are in docs/configuration.md");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "oauth.redirect-uri=http://localhost:8080/callback | codes and cookies travel without TLS",
        "oauth.login-lifetime=P31D | browsers stay signed in for longer than by default",
        "store.type=memory | tenants and consents are lost when the server stops",
      })
  void relaxationOfConsents_isToldOnce(String line, String consequence) {
    assertThat(warningsOf(Configs.oauth("atlassian." + line)))
        .containsExactly("CSE-017 atlassian." + line + ": " + consequence);
  }

  @Test
  void scopesWithoutRenewal_areToldWithTheLineThatMendsThem() {
    assertThat(warningsOf(Configs.oauth("atlassian.oauth.scopes=read:me  read:jira-work")))
        .containsExactly(
            "CSE-021 atlassian.oauth.scopes=read:me  read:jira-work has no offline_access, so users"
                + " will have to consent again every hour. Add: atlassian.oauth.scopes=read:me"
                + " read:jira-work offline_access");
  }

  @Test
  void apiToken_isDiscouragedWithTheAlternatives() {
    assertThat(warningsOf(Configs.apiToken())).containsExactly(DISCOURAGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080", "https://jira.example.com"})
  void apiTokenOfAForeignSite_isToldToo(String site) {
    assertThat(warningsOf(Configs.apiToken("atlassian.api-token.site=" + site)))
        .containsExactly(
            DISCOURAGED,
            "CSE-017 atlassian.api-token.site="
                + site
                + ": the token is shown to a server that is not Atlassian's");
  }

  @Test
  void storeThatNobodyUses_isNotToldOf() {
    assertThat(warningsOf(Configs.serviceAccount("atlassian.store.type=memory"))).isEmpty();
  }

  private static List<String> warningsOf(String... all) {
    ConfigReader config = Configs.only(all);
    return Warnings.of(config, new SettingsReader(config, false).read());
  }

  private static List<String> warnings(String... lines) {
    return Warnings.of(Configs.with(lines), Configs.settings(lines));
  }
}
