package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.outbound.ApiTokenAccess;
import dev.connectsecurity.internal.outbound.ServiceAccountAccess;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialReaderTest {
  private static final String NO_SITE = "atlassian.api-token.site=";
  private static final String CLOUD_ID = "atlassian.api-token.cloud-id=6c5d";

  @Test
  void tokenOfASite_isShownToTheSite() {
    assertThat(apiToken())
        .isEqualTo(
            new ApiTokenAccess(
                URI.create("https://acme.atlassian.net"), "bot@example.com", Secret.of("a-token")));
  }

  @ParameterizedTest
  @CsvSource({"jira, jira", "Confluence, confluence"})
  void tokenWithScopes_isShownToTheGateway(String configured, String product) {
    assertThat(apiToken(NO_SITE, CLOUD_ID, "atlassian.api-token.product=" + configured).root())
        .hasToString("https://api.atlassian.com/ex/" + product + "/6c5d");
    assertThat(apiToken(NO_SITE, CLOUD_ID, "atlassian.client.gateway=http://localhost:3/").root())
        .hasToString("http://localhost:3/ex/jira/6c5d");
  }

  @Test
  void tokenWithoutItsPlace_isTold() {
    assertApiTokenMistake(
        "CSE-022 neither atlassian.api-token.site (for a token without scopes) nor"
            + " atlassian.api-token.cloud-id (for one with scopes) is set. Add one of them, for"
            + " example: atlassian.api-token.site=https://acme.atlassian.net",
        NO_SITE);
  }

  @Test
  void tokenWithTwoPlaces_isTold() {
    assertApiTokenMistake(
        "CSE-022 both atlassian.api-token.site (for a token without scopes) and"
            + " atlassian.api-token.cloud-id (for one with scopes) are set. Remove one of them",
        CLOUD_ID);
  }

  @Test
  void placeWithoutAToken_isToldWithTheLinesToAdd() {
    assertApiTokenMistake(
        "CSE-022 atlassian.api-token.site is set (from hello.war), but not"
            + " atlassian.api-token.email (e-mail address of the token's owner) and"
            + " atlassian.api-token.token (the API token). Add:"
            + " atlassian.api-token.email=bot@example.com and"
            + " atlassian.api-token.token=${ATLASSIAN_API_TOKEN}",
        "atlassian.api-token.email=",
        "atlassian.api-token.token=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bot", "bot@", "@example.com", "a:b@example.com", "a b@example.com"})
  void addressThatIsNone_isRefused(String email) {
    assertApiTokenMistake(
        "CSE-022 atlassian.api-token.email is '"
            + email
            + "' (from hello.war) but must be an e-mail address. For example:"
            + " atlassian.api-token.email=bot@example.com",
        "atlassian.api-token.email=" + email);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "t\u00f6ken", "line\u0001"})
  void tokenThatIsNone_isRefusedUnseen(String token) {
    assertApiTokenMistake(
        "CSE-022 atlassian.api-token.token has a value that is not shown (from hello.war) but must"
            + " be one word of ASCII. For example: atlassian.api-token.token=${ATLASSIAN_API_TOKEN}",
        "atlassian.api-token.token=" + token);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CSE-016 | site     | acme.atlassian.net       | an https URL | https://acme.atlassian.net",
        "CSE-016 | site     | http://acme.atlassian.net | an https URL | https://acme.atlassian.net",
        "CSE-016 | product  | bitbucket                | one of jira, confluence | jira",
      })
  void valueOfAnotherType_isTold(
      String code, String key, String value, String expected, String example) {
    String sentence =
        "%s atlassian.api-token.%s is '%s' (from hello.war) but must be %s. For example: atlassian.api-token.%s=%s"
            .formatted(code, key, value, expected, key, example);
    String line = "atlassian.api-token." + key + "=" + value;
    if (key.equals("site")) {
      assertApiTokenMistake(sentence, line);
    } else {
      assertApiTokenMistake(sentence, line, NO_SITE, CLOUD_ID);
    }
  }

  @Test
  void cloudIdThatIsNone_isRefused() {
    assertApiTokenMistake(
        "CSE-022 atlassian.api-token.cloud-id is '../x' (from hello.war) but must be 1 to 128"
            + " letters, digits and dashes. For example:"
            + " atlassian.api-token.cloud-id=00000000-0000-0000-0000-000000000000",
        NO_SITE,
        "atlassian.api-token.cloud-id=../x");
  }

  @Test
  void serviceAccount_callsAPlaceInTheGateway() {
    assertThat(serviceAccount())
        .isEqualTo(
            new ServiceAccountAccess(
                URI.create("https://api.atlassian.com/ex/jira/6c5d"),
                "an-account",
                Secret.of("a-secret")));
    assertThat(serviceAccount("atlassian.service-account.product=confluence").root())
        .hasToString("https://api.atlassian.com/ex/confluence/6c5d");
  }

  @Test
  void halfAServiceAccount_isToldWithTheLinesToAdd() {
    assertServiceAccountMistake(
        "CSE-023 atlassian.service-account.client-id is set (from hello.war), but not"
            + " atlassian.service-account.client-secret (secret of the service account's OAuth 2.0"
            + " credential). Add:"
            + " atlassian.service-account.client-secret=${ATLASSIAN_SERVICE_CLIENT_SECRET}",
        "atlassian.service-account.client-secret=");
  }

  @Test
  void serviceAccountOfNoSite_isRefused() {
    assertServiceAccountMistake(
        "CSE-023 atlassian.service-account.cloud-id is 'a/b' (from hello.war) but must be 1 to 128"
            + " letters, digits and dashes. For example:"
            + " atlassian.service-account.cloud-id=00000000-0000-0000-0000-000000000000",
        "atlassian.service-account.cloud-id=a/b");
  }

  private static ApiTokenAccess apiToken(String... more) {
    return read(Configs.apiToken(more)).apiToken().orElseThrow();
  }

  private static ServiceAccountAccess serviceAccount(String... more) {
    return read(Configs.serviceAccount(more)).serviceAccount().orElseThrow();
  }

  private static Settings read(String... lines) {
    return new SettingsReader(Configs.only(lines), false).read();
  }

  private static void assertApiTokenMistake(String sentence, String... more) {
    assertThatExceptionOfType(Mistake.class).isThrownBy(() -> apiToken(more)).withMessage(sentence);
  }

  private static void assertServiceAccountMistake(String sentence, String... more) {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> serviceAccount(more))
        .withMessage(sentence);
  }
}
