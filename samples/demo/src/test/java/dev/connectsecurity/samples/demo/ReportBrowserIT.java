package dev.connectsecurity.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What a user of site-report sees, in the order of a visit, from the link of the demo page on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReportBrowserIT {

  private static final int DEMO_PAGE = 0;
  private static final int APP = 1;
  private static final String REPORT = "//main[.//*[@id='reader'][text()='Alice']]";

  private Visit visit;
  private Browser browser;

  @BeforeAll
  void begin() {
    visit = Visit.begin(Stage::startReport);
    browser = visit.browser();
  }

  @AfterAll
  void end() {
    if (visit != null) {
      visit.close();
    }
  }

  @Test
  @Order(1)
  void linkOfTheDemoPage_opensTheAppInAWindowOfItsOwn() {
    browser.click("//*[@id='links']/a[contains(.,'site-report')]");
    browser.window(APP);

    assertThat(browser.text("//h1")).isEqualTo("Site report");
    assertThat(browser.url()).isEqualTo(visit.stage().reportUrl() + "/");
    visit.picture("20-report-signed-out");
  }

  @Test
  @Order(2)
  void signIn_leadsToTheConsentPage() {
    browser.click("//a[@id='sign-in']");

    assertThat(browser.text("//h1")).isEqualTo("site-report asks for access");
    assertThat(browser.url()).startsWith(visit.stage().simulator().oauth().authorizeUrl());
    assertThat(browser.text("//*[@id='scopes']"))
        .contains("See projects and issues in Jira", "read:jira-work", "offline_access")
        .doesNotContain("write");
    visit.picture("21-consent-page");
  }

  @Test
  @Order(3)
  void refusedConsent_isACleanPageOfTheApp() {
    browser.click("//button[@value='cancel']");

    assertThat(browser.text("//h1")).isEqualTo("Not signed in");
    assertThat(browser.url()).startsWith(visit.stage().reportUrl());
    assertThat(browser.text("//body")).doesNotContain("Exception", "state=", "access_denied");
    visit.picture("22-consent-refused");
  }

  @Test
  @Order(4)
  void consent_leadsBackToTheSites() {
    signInAsAlice();

    assertThat(browser.text("//h1")).isEqualTo("Pick a site");
    assertThat(browser.text("//*[@id='sites']"))
        .contains("Acme Jira", visit.stage().site().origin());
    assertThat(browser.url()).isEqualTo(visit.stage().reportUrl() + "/");
    visit.picture("23-sites");
  }

  @Test
  @Order(5)
  void site_isReportedOnAsAlice() {
    browser.click("//*[@id='sites']//a");

    assertThat(browser.text(REPORT))
        .contains("Report of Acme Jira", "3 issues in 30 days", "ACME-1", "<b>whistles</b>");
    visit.picture("24-report");
  }

  @Test
  @Order(6)
  void expiredAccessTokens_areRenewedUnseen() {
    browser.window(DEMO_PAGE);
    visit.press("expire-tokens");
    visit.outcome("good", "have expired");
    browser.window(APP);
    browser.reload();

    assertThat(browser.text(REPORT)).contains("3 issues in 30 days");
    assertThat(visit.stage().simulator().oauth().tokenRequests("refresh_token")).isEqualTo(1);
    browser.window(DEMO_PAGE);
    browser.text("//ol[@id='log']/li[contains(.,'refresh_token: tokens for site-report')]");
    visit.picture("25-expired-and-renewed");
  }

  @Test
  @Order(7)
  void lostAnswer_isAskedForAgain() {
    signInAnew();
    browser.window(DEMO_PAGE);
    visit.press("lose-answer");
    visit.outcome("good", "gets lost");
    browser.window(APP);
    browser.reload();

    assertThat(browser.text(REPORT)).contains("3 issues in 30 days");
  }

  @Test
  @Order(8)
  void endedConsent_isAskedForAgainAndLeadsBack() {
    signInAnew();
    String report = browser.url();
    browser.window(DEMO_PAGE);
    visit.press("end-consent");
    visit.outcome("good", "have ended");
    browser.window(APP);
    browser.reload();
    assertThat(browser.text("//h1")).isEqualTo("site-report asks for access");
    browser.click("//button[@value='accept']");

    assertThat(browser.text(REPORT)).contains("3 issues in 30 days");
    assertThat(browser.url()).isEqualTo(report);
  }

  @Test
  @Order(9)
  void signOut_forgetsAlice() {
    browser.click("//button[@id='sign-out']");

    assertThat(browser.text("//a[@id='sign-in']")).isEqualTo("Sign in with Atlassian");
    visit.picture("26-signed-out");
  }

  @Test
  @Order(10)
  void credentialsOfTheConfiguration_reportTheSame() {
    browser.click("//a[@id='by-token']");
    assertThat(browser.text("//main")).contains("Read as Bob by API token", "3 issues in 30 days");
    visit.picture("27-report-by-api-token");

    browser.click("//header/a");
    browser.click("//a[@id='by-service-account']");
    assertThat(browser.text("//main"))
        .contains("Read as report-robot by service account", "3 issues in 30 days");
    visit.picture("28-report-by-service-account");
  }

  // A token that has just replaced a refused one is not replaced again at once: a new consent can
  // be.
  private void signInAnew() {
    browser.window(APP);
    browser.click("//button[@id='sign-out']");
    signInAsAlice();
    browser.click("//*[@id='sites']//a");
    browser.text(REPORT);
  }

  private void signInAsAlice() {
    browser.open(visit.stage().reportUrl() + "/");
    browser.click("//a[@id='sign-in']");
    browser.click("//button[@value='accept']");
    browser.text("//*[@id='sites']");
  }
}
