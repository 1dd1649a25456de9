package dev.connectsecurity.internal.consent;

import static dev.connectsecurity.internal.consent.LoginServletTest.assertCareful;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.token.Sha256;
import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import dev.connectsecurity.testing.FakeTokenBook;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins that end well. */
class CallbackServletTest {
  private final Desk desk = new Desk();
  private final FakeBrowser browser = new FakeBrowser(desk);

  @AfterEach
  void end() {
    desk.close();
  }

  @Test
  void consent_isStoredAndTheBrowserGoesWhereItWanted() {
    FakeResponse response = browser.signIn();

    assertThat(response.header("Location")).contains("/report/issues?a=b");
    assertCareful(response);
    OAuthGrant grant = desk.grants.all().get(0);
    assertThat(grant.id()).matches("[A-Za-z0-9_-]{32}");
    assertThat(grant.scopes()).containsExactlyInAnyOrder("read:jira-work", "offline_access");
    assertThat(grant.accessToken().reveal()).isEqualTo("access-canary-1");
    assertThat(grant.accessTokenExpiresAt())
        .isEqualTo(desk.time.instant().plus(FakeTokenBook.LIFE));
    assertThat(grant.refreshToken()).contains(Secret.of("refresh-canary-1"));
    assertThat(grant.status()).isEqualTo(GrantStatus.ACTIVE);
    assertThat(grant.consentedAt()).isEqualTo(desk.time.instant());
    assertThat(grant.renewedAt()).isEqualTo(desk.time.instant());
    assertThat(grant.accountId()).isEmpty();
    assertThat(desk.events)
        .singleElement()
        .satisfies(event -> assertThat(event.grant()).isEqualTo(grant));
    assertThat(desk.atlassian.calls()).isEmpty();
    assertThat(desk.rejections).isEmpty();
  }

  @Test
  void code_isTradedAsAtlassianDocumentsIt() {
    browser.signIn();

    assertThat(desk.atlassian.asked())
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked).hasSize(5);
              assertThat(asked.getString("grant_type")).isEqualTo("authorization_code");
              assertThat(asked.getString("client_id")).isEqualTo("client-1");
              assertThat(asked.getString("client_secret")).isEqualTo(FakeTokenBook.CLIENT_SECRET);
              assertThat(asked.getString("code")).isEqualTo("code-canary-1");
              assertThat(asked.getString("redirect_uri")).isEqualTo(Desk.REDIRECT_URI);
            });
  }

  @Test
  void pkce_sendsTheVerifierOfTheChallenge() {
    try (Desk strict = new Desk(Desk::withPkce)) {
      new FakeBrowser(strict).signIn();

      assertThat(strict.atlassian.asked().get(0).getString("code_verifier")).hasSize(43);
    }
  }

  @Test
  void browser_getsANewCookieOfWhichTheStoreHasTheHash() {
    Map<String, String> authorize = browser.begin("");
    String known = value(browser.cookie());
    browser.comeBack(browser.consent(authorize));
    String fresh = value(browser.cookie());

    assertThat(fresh).isNotEqualTo(known);
    assertThat(desk.grants.findByBrowser(Sha256.hex(fresh))).isPresent();
    assertThat(desk.grants.findByBrowser(Sha256.hex(known))).isEmpty();
  }

  @Test
  void loginBegunOnOneNode_endsOnAnother() {
    String query = browser.consent(browser.begin(""));

    FakeResponse response =
        desk.callbackOfAnotherNode(browser.get("/report/oauth/callback").query(query));

    assertThat(response.status()).isEqualTo(303);
    assertThat(response.header("Location")).contains("/report/home");
  }

  @Test
  void loginsInTwoTabs_bothEndWell() {
    String first = browser.consent(browser.begin(""));
    String second = browser.consent(browser.begin(""));

    assertThat(desk.callback(browser.get("/report/oauth/callback").query(second)).status())
        .isEqualTo(303);
    assertThat(desk.callback(browser.get("/report/oauth/callback").query(first)).status())
        .isEqualTo(303);
    assertThat(desk.grants.all()).hasSize(2);
  }

  @Test
  void accountId_isAskedForAfterTheGrantIsStored() {
    desk.atlassian.book().scope("read:me offline_access");
    desk.atlassian.on("/me", 200, "{'account_id':'5be24ad8b1653240376955d2','email':'a@b'}");

    browser.signIn();

    assertThat(desk.journal).containsExactly("traded", "stored", "called", "committed");
    assertThat(desk.atlassian.calls()).containsExactly("/me Bearer access-canary-1");
    assertThat(desk.grants.all().get(0).accountId()).contains("5be24ad8b1653240376955d2");
    assertThat(desk.events.get(0).grant()).isEqualTo(desk.grants.all().get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | {'code':403,'message':'Forbidden'}",
        "404 | ''",
        "302 | ''",
        "500 | <html>",
        "200 | <html>",
        "200 | []",
        "200 | {}",
        "200 | {'account_id':7}",
        "200 | {'account_id':'unknown'}",
        "200 | {'account_id':'a\\r\\nb'}",
        "200 | {'account_id':'a','account_id':'b'}",
      })
  void accountThatIsNotTold_doesNotKeepTheUserOut(int status, String body) {
    desk.atlassian.book().scope("read:me offline_access");
    desk.atlassian.on("/me", status, body);

    browser.signIn();

    assertThat(desk.grants.all().get(0).accountId()).isEmpty();
    assertThat(desk.events).hasSize(1);
  }

  @Test
  void accountThatCannotBeStored_doesNotKeepTheUserOut() {
    desk.atlassian.book().scope("read:me offline_access");
    desk.atlassian.on("/me", 200, "{'account_id':'5be24ad8b1653240376955d2'}");
    desk.grants.noCommit(true);

    browser.signIn();

    assertThat(desk.grants.all().get(0).accountId()).isEmpty();
  }

  @Test
  void answerThatDoesNotNameScopes_hasThoseThatWereAskedFor() {
    desk.atlassian.answerInstead(
        200, "{'access_token':'at','token_type':'Bearer','expires_in':3600}");

    browser.signIn();

    assertThat(desk.grants.all().get(0).scopes())
        .containsExactlyInAnyOrder("read:jira-work", "offline_access");
    assertThat(desk.grants.all().get(0).refreshToken()).isEmpty();
  }

  @Test
  void observerThatFails_doesNotKeepTheUserOut() {
    desk.observer.set(
        event -> {
          throw new IllegalStateException("of an observer");
        });

    browser.signIn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void issuerThatIsTheServer_isAccepted(String slash) {
    String query = browser.consent(browser.begin("")) + "&iss=" + desk.atlassian.url("") + slash;

    assertThat(browser.comeBack(query).status()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "POST", "OPTIONS"})
  void otherMethods_leaveTheLoginAsItIs(String method) {
    String query = browser.consent(browser.begin(""));
    FakeResponse response =
        desk.callback(
            FakeRequest.of(method, "/report/oauth/callback?" + query)
                .header("Cookie", browser.cookie()));

    assertThat(response.status()).isEqualTo(405);
    assertThat(response.header("Allow")).contains("GET");
    assertCareful(response);
    assertThat(browser.comeBack(query).status()).isEqualTo(303);
  }

  private static String value(String cookie) {
    return cookie.substring(cookie.indexOf('=') + 1);
  }
}
