package dev.connectsecurity.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What a visitor of the demo sees, in the order of a visit. Each scene leaves a picture. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserIT {

  private Visit visit;
  private Browser browser;

  @BeforeAll
  void begin() {
    visit = Visit.begin(Stage::startFirstVersion);
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
  void siteWithoutTheApp_offersToInstallIt() {
    assertThat(browser.text("//button[@data-scene='install'][not(@disabled)]"))
        .isEqualTo("Install");
    assertThat(browser.text("//*[@id='frame']")).contains("No app is installed");
    visit.picture("01-before-install");
  }

  @Test
  @Order(2)
  void install_showsThePanelToAlice() {
    visit.press("install");

    assertThat(visit.outcome("good", "204")).contains("Install: done");
    assertThat(browser.textInFrame("//*[@id='name'][text()='Alice']/..")).contains("Hello Alice");
    assertThat(browser.textInFrame("//h1")).contains("ACME-1", "Coffee machine");
    assertThat(browser.textInFrame("//header"))
        .contains(visit.stage().site().origin().substring(7));
    awaitPanel();
    browser.text("//ol[@id='log']/li[@data-verdict='ACCEPTED'][contains(.,'scope READ')]");
    browser.text("//ol[@id='log']/li[contains(.,'/api/issues/ACME-1/notes')]");
    visit.picture("02-installed");
  }

  @Test
  @Order(3)
  void noteWithMarkup_isShownAsText() {
    browser.typeInFrame("//input[@id='text']", "Ask <b>facilities</b> & descale");
    browser.clickInFrame("//button[text()='Add note']");

    assertThat(browser.textInFrame("//ol[@id='notes']/li"))
        .contains("Alice", "Ask <b>facilities</b> & descale");
  }

  @Test
  @Order(4)
  void publishedNote_becomesACommentOfTheAppButNotYetOfAlice() {
    commentAs("Comment");

    assertThat(browser.text("//ol[@id='comments']/li"))
        .contains("Issue notes app", "Alice noted: Ask <b>facilities</b> & descale");
    commentAs("Comment as me");
    assertThat(browser.textInFrame("//*[@id='answer'][contains(.,'403')]"))
        .contains("The app may not act in your name here");
    visit.picture("03-note-and-comment");
  }

  @Test
  @Order(5)
  void webhookAndBob_showOnThePanel() {
    visit.press("webhook");
    assertThat(visit.outcome("good", "204")).contains("1 webhook(s): done");
    browser.click("//select[@id='user']/option[text()='Bob']");

    assertThat(browser.textInFrame("//*[@id='name'][text()='Bob']/..")).contains("Hello Bob");
    assertThat(browser.textInFrame("//*[@id='created']")).isEqualTo("1");
    assertThat(browser.textInFrame("//ol[@id='notes']/li")).contains("Alice");
    visit.picture("04-webhook-and-bob");
  }

  @Test
  @Order(6)
  void adminPage_refusesBobAndOpensForTheAdministrator() {
    browser.typeInFrame("//input[@id='text']", "I only read here");
    browser.clickInFrame("//button[text()='Add note']");
    assertThat(browser.textInFrame("//*[@id='answer'][contains(.,'403')]"))
        .isEqualTo("403 missing permission EDIT_ISSUES");

    browser.click("//button[@data-page='admin']");
    assertThat(browser.textInFrame("//body[contains(.,'missing')]"))
        .contains("missing permission ADMINISTER");
    browser.text("//ol[@id='log']/li[1][contains(.,'/permissions/check')]");
    visit.picture("05-bob-on-the-admin-page");

    browser.click("//select[@id='user']/option[@value='admin']");
    assertThat(browser.textInFrame("//*[@id='name'][text()='Admin']/..")).contains("Hello Admin");
    browser.typeInFrame("//input[@id='notice']", "Be kind & brief");
    browser.clickInFrame("//button[text()='Save']");
    assertThat(browser.textInFrame("//*[@id='answer'][@class='good']")).contains("Saved");
    browser.text("//ol[@id='log']/li[contains(.,'204 accepted')][contains(.,'/api/notice')]");
    visit.picture("06-admin-page");

    browser.click("//button[@data-page='notes']");
    browser.click("//select[@id='user']/option[@value='alice']");
    assertThat(browser.textInFrame("//*[@id='notice']")).isEqualTo("Be kind & brief");
    visit.press("admin-page-as-bob");
    assertThat(visit.outcome("good", "403")).contains("refused, as it should be");
  }

  @Test
  @Order(7)
  void tamperedUrl_isRefusedInTheFrame() {
    visit.press("tampered-url");

    assertThat(visit.outcome("good", "401")).contains("refused, as it should be");
    assertThat(browser.textInFrame("//body[contains(.,'401')]")).contains("Unauthorized");
    browser.click("//ol[@id='log']/li[@data-verdict='REFUSED']//summary");
    assertThat(browser.text("//ol[@id='log']/li//pre[contains(.,'qsh')]"))
        .contains("iss", "exp")
        .doesNotContain(visit.stage().site().installation().sharedSecret());
    visit.picture("07-tampered-url");
    browser.click("//ol[@id='log']/li[@data-verdict='REFUSED']//summary");
  }

  @Test
  @Order(8)
  void forgedInstall_isRefused() {
    visit.press("install-hs256");

    assertThat(visit.outcome("good", "401")).contains("refused, as it should be");
  }

  @Test
  @Order(9)
  void upgradedApp_lacksAdminUntilReinstalled() {
    visit.press("upgrade");
    visit.outcome("good", "Upgrade: done");
    awaitPanel();
    browser.clickInFrame("//button[@id='settings']");
    assertThat(browser.textInFrame("//*[@id='answer'][contains(.,'403')]"))
        .isEqualTo("403 missing scope ADMIN");
    browser.text("//ol[@id='log']/li[contains(.,'403 refused')]");
    visit.picture("08-missing-scope");

    visit.press("reinstall");
    visit.outcome("good", "Re-install: done");
    awaitPanel();
    browser.clickInFrame("//button[@id='settings']");
    assertThat(browser.textInFrame("//*[@id='answer'][contains(.,'200')]"))
        .contains("votingEnabled");
    visit.picture("09-reinstalled");
  }

  @Test
  @Order(10)
  void noteOfAlice_becomesACommentOfHers() {
    commentAs("Comment as me");

    assertThat(browser.text("//ol[@id='comments']/li[2]"))
        .isEqualTo("Alice\nAsk <b>facilities</b> & descale");
    browser.text("//ol[@id='log']/li[contains(.,'201 accepted')][contains(.,'as Alice')]");
    visit.picture("10-comment-as-alice");
  }

  @Test
  @Order(11)
  void uninstall_leavesAnEmptyFrame() {
    visit.press("uninstall");
    visit.outcome("good", "Uninstall: done");

    assertThat(browser.text("//*[@id='frame']")).contains("No app is installed");
    visit.picture("11-uninstalled");
  }

  /** Waits for the panel's own script to have called the app. */
  private void awaitPanel() {
    browser.textInFrame("//*[@id='session'][contains(text(),'renewed')]");
  }

  private void commentAs(String whom) {
    browser.clickInFrame("//ol[@id='notes']/li//button[text()='" + whom + "']");
  }
}
