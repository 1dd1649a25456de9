package dev.connectsecurity.internal.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.AtlassianSite;
import dev.connectsecurity.ConsentRequiredException;
import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.testing.FakeTokenBook;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BrowserLoginTest {
  private static final String SITES = "/oauth/token/accessible-resources";

  private final Desk desk = new Desk();
  private final FakeBrowser browser = new FakeBrowser(desk);

  @AfterEach
  void end() {
    desk.close();
  }

  @Test
  void uri_isWhereABrowserBegins() {
    assertThat(current().uri("/report/a?b=c d&e=ü"))
        .isEqualTo(
            URI.create(
                "https://app.example/report/oauth/login"
                    + "?returnTo=%2Freport%2Fa%3Fb%3Dc%20d%26e%3D%C3%BC"));
  }

  @Test
  void grant_isThatOfTheBrowserOfTheCurrentRequest() {
    assertThat(current().grant()).isEmpty();
    browser.begin("");
    assertThat(current().grant()).isEmpty();
    browser.signIn();

    assertThat(current().grant()).contains(stored());
    FakeBrowser other = new FakeBrowser(desk);
    assertThat(desk.logins(other.get("/report").asServletRequest()).grant()).isEmpty();
    other.cookie(browser.cookie().replaceAll(".$", "_"));
    assertThat(desk.logins(other.get("/report").asServletRequest()).grant()).isEmpty();
  }

  @Test
  void grantThatHasEnded_isStillTheBrowsers() {
    browser.signIn();
    desk.grants.change(stored().id(), OAuthGrant::ended);

    assertThat(current().grant().orElseThrow().status()).isEqualTo(GrantStatus.ENDED);
  }

  @Test
  void withoutARequest_thereIsNoGrant() {
    browser.signIn();

    assertThat(desk.logins(failing(new ContextNotActiveException())).grant()).isEmpty();
    assertThat(desk.logins(failing(new IllegalStateException())).grant()).isEmpty();
  }

  @Test
  void login_endsAfterItsLifetimeWhateverTheBrowserKeeps() {
    browser.signIn();
    desk.time.pass(Duration.ofDays(30).minusMillis(1));
    assertThat(current().grant()).isPresent();
    desk.time.pass(Duration.ofMillis(1));

    assertThat(current().grant()).isEmpty();
  }

  @Test
  void storeWithoutAnAnswer_isUnavailable() {
    browser.signIn();
    OAuthGrant grant = stored();
    desk.grants.down(true);

    assertThatThrownBy(() -> current().grant()).isInstanceOf(UnavailableException.class);
    assertThatThrownBy(() -> current().forget(grant)).isInstanceOf(UnavailableException.class);
    assertThatThrownBy(() -> current().sites(grant))
        .isInstanceOfSatisfying(
            UnavailableException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.STORE_UNAVAILABLE));
  }

  @Test
  void sites_areAskedForWithTheGrantsToken() {
    browser.signIn();
    desk.atlassian.on(
        SITES,
        200,
        "[{'id':'c-1','name':'Acme','url':'https://acme.example','scopes':['read:jira-work'],"
            + "'avatarUrl':'https://x'}]");

    assertThat(current().sites(stored()))
        .containsExactly(
            new AtlassianSite(
                "c-1",
                Product.JIRA,
                URI.create("https://acme.example"),
                "Acme",
                Set.of("read:jira-work")));
    assertThat(desk.atlassian.calls()).containsExactly(SITES + " Bearer access-canary-1");
  }

  @Test
  void sitesOfAnExpiredGrant_areAskedForAfterARenewal() {
    browser.signIn();
    desk.atlassian.on(SITES, 200, "[]");
    desk.time.pass(FakeTokenBook.LIFE);

    assertThat(current().sites(stored())).isEmpty();
    assertThat(desk.atlassian.calls()).containsExactly(SITES + " Bearer access-canary-2");
  }

  @Test
  void sitesOfAConsentThatTheUserHasEnded_needConsent() {
    browser.signIn();
    desk.atlassian.book().revoke();

    assertThatThrownBy(() -> current().sites(stored()))
        .isInstanceOf(ConsentRequiredException.class);
    assertThat(stored().status()).isEqualTo(GrantStatus.ENDED);
  }

  @Test
  void sitesOfAGrantThatHasEnded_needConsent() {
    browser.signIn();
    OAuthGrant grant = stored();
    desk.time.pass(FakeTokenBook.LIFE);
    desk.atlassian.book().revoke();

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> current().sites(grant))
          .isInstanceOfSatisfying(
              ConsentRequiredException.class,
              e ->
                  assertThat(e.loginUri())
                      .isEqualTo(URI.create("https://app.example/report/oauth/login")));
    }
    assertThat(desk.atlassian.asked()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 301, 302, 307, 308, 400, 403, 404, 429, 500, 503})
  void anyOtherStatus_isUnavailable(int status) {
    browser.signIn();
    desk.atlassian.on(SITES, status, status == 204 ? "" : "[]");

    assertUnavailable();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "<html>",
        "{}",
        "[",
        "[]x",
        "[7]",
        "[null]",
        "[[]]",
        "[{}]",
        "[{'id':'c','name':'A','url':'https://a.example'}]",
        "[{'id':'c','name':'A','url':'https://a.example','scopes':'read:jira-work'}]",
        "[{'id':'c','name':'A','url':'https://a.example','scopes':[7]}]",
        "[{'name':'A','url':'https://a.example','scopes':['read:jira-work']}]",
        "[{'id':7,'name':'A','url':'https://a.example','scopes':['read:jira-work']}]",
        "[{'id':'c','url':'https://a.example','scopes':['read:jira-work']}]",
        "[{'id':'c','name':'A','scopes':['read:jira-work']}]",
        "[{'id':'c','name':'A','url':'javascript:alert(1)','scopes':['read:jira-work']}]",
        "[{'id':'c','name':'A','url':'a b','scopes':['read:jira-work']}]",
        "[{'id':'c','id':'d','name':'A','url':'https://a.example','scopes':['read:jira-work']}]",
      })
  void anyOtherBody_isUnavailable(String body) {
    browser.signIn();
    desk.atlassian.on(SITES, 200, body);

    assertUnavailable();
  }

  @Test
  void answerOfMoreThanAMebibyte_isUnavailable() {
    browser.signIn();
    desk.atlassian.on(SITES, 200, "[\"" + "a".repeat(1 << 20) + "\"]");

    assertUnavailable();
  }

  @Test
  void deadNetwork_isUnavailable() {
    browser.signIn();
    desk.atlassian.close();

    assertUnavailable();
  }

  @Test
  void forgottenGrant_isGoneWithItsTokens() {
    browser.signIn();
    OAuthGrant grant = stored();
    AtlassianSite site =
        new AtlassianSite(
            "c-1", Product.JIRA, URI.create("https://acme.example"), "Acme", Set.of());
    var target = desk.clients.withGrant(grant, site);
    target.request().get();

    current().forget(grant);

    assertThat(current().grant()).isEmpty();
    assertThat(desk.grants.all()).isEmpty();
    assertThatThrownBy(() -> target.request().get())
        .hasCauseInstanceOf(ConsentRequiredException.class);
    current().forget(grant);
  }

  @Test
  void productOfASite_isToldByItsScopes() {
    browser.signIn();
    desk.atlassian.on(
        SITES,
        200,
        """
        [{'id':'a','name':'A','url':'https://a.example','scopes':['read:jira-work','read:me']},
         {'id':'b','name':'B','url':'https://b.example','scopes':['read:confluence-content.all']},
         {'id':'c','name':'C','url':'https://c.example',
          'scopes':['read:issue:jira','read:page:confluence','read:me']},
         {'id':'d','name':'D','url':'https://d.example','scopes':['read:me']},
         {'id':'e','name':'E','url':'https://e.example','scopes':['read:servicedesk-request']},
         {'id':'f','name':'F','url':'https://f.example',
          'scopes':['read:servicemanagement-insight-objects']},
         {'id':'g','name':'G','url':'https://g.example','scopes':['search:confluence']},
         {'id':'h','scopes':[]}]
        """);

    assertThat(current().sites(stored()))
        .extracting(site -> site.cloudId() + " " + site.product() + " " + site.scopes())
        .containsExactly(
            "a JIRA [read:jira-work]",
            "b CONFLUENCE [read:confluence-content.all]",
            "c JIRA [read:issue:jira]",
            "c CONFLUENCE [read:page:confluence]",
            "e JIRA [read:servicedesk-request]",
            "f JIRA [read:servicemanagement-insight-objects]",
            "g CONFLUENCE [search:confluence]");
  }

  @Test
  void entriesOfOneSite_areOneForEachProduct() {
    browser.signIn();
    desk.atlassian.on(
        SITES,
        200,
        """
        [{'id':'a','name':'A','url':'https://a.example','scopes':['read:jira-work']},
         {'id':'a','name':'A','url':'https://a.example','scopes':['search:confluence']},
         {'id':'a','name':'A','url':'https://a.example','scopes':['write:jira-work']}]
        """);

    List<AtlassianSite> sites = current().sites(stored());

    assertThat(sites)
        .extracting(AtlassianSite::product)
        .containsExactly(Product.JIRA, Product.CONFLUENCE);
    assertThat(sites.get(0).scopes())
        .containsExactlyInAnyOrder("read:jira-work", "write:jira-work");
  }

  private void assertUnavailable() {
    assertThatThrownBy(() -> current().sites(stored()))
        .isInstanceOfSatisfying(
            UnavailableException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.TOKENS_UNAVAILABLE);
              assertThat(e.getMessage()).doesNotContain("canary");
            });
  }

  private BrowserLogin current() {
    return desk.logins(browser.get("/report/issues").asServletRequest());
  }

  private OAuthGrant stored() {
    return desk.grants.all().get(0);
  }

  private static HttpServletRequest failing(RuntimeException failure) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            BrowserLoginTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> {
              throw failure;
            });
  }
}
