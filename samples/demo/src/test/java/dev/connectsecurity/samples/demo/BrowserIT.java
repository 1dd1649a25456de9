package dev.connectsecurity.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What a visitor of the demo sees, in the order of a visit. Each scene leaves a picture. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserIT {

  private Stage stage;
  private Browser browser;

  @BeforeEach
  void open() {
    assumeTrue(
        ChromeDriver.isInstalled(),
        "no browser: install Debian's chromium and chromium-driver to run this test");
    if (browser == null) {
      stage = new Stage(DemoFiles.ofSystemProperties());
      stage.startFirstVersion();
      browser = new Browser();
      browser.open(stage.site().origin() + "/site");
    }
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
    if (stage != null) {
      stage.close();
    }
  }

  @Test
  @Order(1)
  void siteWithoutTheApp_offersToInstallIt() {
    assertThat(browser.text("//button[@data-scene='install'][not(@disabled)]"))
        .isEqualTo("Install");
    assertThat(browser.text("//*[@id='frame']")).contains("No app is installed");
    picture("01-before-install");
  }

  @Test
  @Order(2)
  void install_showsThePanelToAlice() {
    press("install");

    assertThat(outcome("good", "204")).contains("Install: done");
    assertThat(browser.textInFrame("//*[@id='name'][text()='Alice']/..")).contains("Hello Alice");
    assertThat(browser.textInFrame("//h1")).contains("ACME-1", "Coffee machine");
    assertThat(browser.textInFrame("//header")).contains(stage.site().origin().substring(7));
    awaitPanel();
    browser.text("//ol[@id='log']/li[@data-verdict='ACCEPTED'][contains(.,'scope READ')]");
    browser.text("//ol[@id='log']/li[contains(.,'/api/issues/ACME-1/notes')]");
    picture("02-installed");
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
  void publishedNote_becomesACommentOfTheApp() {
    browser.clickInFrame("//ol[@id='notes']/li//button");

    assertThat(browser.text("//ol[@id='comments']/li"))
        .contains("Issue notes", "Alice noted: Ask <b>facilities</b> & descale");
    picture("03-note-and-comment");
  }

  @Test
  @Order(5)
  void webhookAndBob_showOnThePanel() {
    press("webhook");
    assertThat(outcome("good", "204")).contains("1 webhook(s): done");
    browser.click("//select[@id='user']/option[text()='Bob']");

    assertThat(browser.textInFrame("//*[@id='name'][text()='Bob']/..")).contains("Hello Bob");
    assertThat(browser.textInFrame("//*[@id='created']")).isEqualTo("1");
    assertThat(browser.textInFrame("//ol[@id='notes']/li")).contains("Alice");
    picture("04-webhook-and-bob");
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
    picture("05-bob-on-the-admin-page");

    browser.click("//select[@id='user']/option[@value='admin']");
    assertThat(browser.textInFrame("//*[@id='name'][text()='Admin']/..")).contains("Hello Admin");
    browser.typeInFrame("//input[@id='notice']", "Be kind & brief");
    browser.clickInFrame("//button[text()='Save']");
    assertThat(browser.textInFrame("//*[@id='answer'][@class='good']")).contains("Saved");
    browser.text("//ol[@id='log']/li[contains(.,'204 accepted')][contains(.,'/api/notice')]");
    picture("06-admin-page");

    browser.click("//button[@data-page='notes']");
    browser.click("//select[@id='user']/option[@value='alice']");
    assertThat(browser.textInFrame("//*[@id='notice']")).isEqualTo("Be kind & brief");
    press("admin-page-as-bob");
    assertThat(outcome("good", "403")).contains("refused, as it should be");
  }

  @Test
  @Order(7)
  void tamperedUrl_isRefusedInTheFrame() {
    press("tampered-url");

    assertThat(outcome("good", "401")).contains("refused, as it should be");
    assertThat(browser.textInFrame("//body[contains(.,'401')]")).contains("Unauthorized");
    browser.click("//ol[@id='log']/li[@data-verdict='REFUSED']//summary");
    assertThat(browser.text("//ol[@id='log']/li//pre[contains(.,'qsh')]"))
        .contains("iss", "exp")
        .doesNotContain(stage.site().installation().sharedSecret());
    picture("07-tampered-url");
    browser.click("//ol[@id='log']/li[@data-verdict='REFUSED']//summary");
  }

  @Test
  @Order(8)
  void forgedInstall_isRefused() {
    press("install-hs256");

    assertThat(outcome("good", "401")).contains("refused, as it should be");
  }

  @Test
  @Order(9)
  void upgradedApp_lacksAdminUntilReinstalled() {
    press("upgrade");
    outcome("good", "Upgrade: done");
    awaitPanel();
    browser.clickInFrame("//button[@id='settings']");
    assertThat(browser.textInFrame("//*[@id='answer'][contains(.,'403')]"))
        .isEqualTo("403 missing scope ADMIN");
    browser.text("//ol[@id='log']/li[contains(.,'403 refused')]");
    picture("08-missing-scope");

    press("reinstall");
    outcome("good", "Re-install: done");
    awaitPanel();
    browser.clickInFrame("//button[@id='settings']");
    assertThat(browser.textInFrame("//*[@id='answer'][contains(.,'200')]"))
        .contains("votingEnabled");
    picture("09-reinstalled");
  }

  @Test
  @Order(10)
  void uninstall_leavesAnEmptyFrame() {
    press("uninstall");
    outcome("good", "Uninstall: done");

    assertThat(browser.text("//*[@id='frame']")).contains("No app is installed");
    picture("10-uninstalled");
  }

  /** Waits for the panel's own script to have called the app. */
  private void awaitPanel() {
    browser.textInFrame("//*[@id='session'][contains(text(),'renewed')]");
  }

  private void press(String scene) {
    browser.click("//button[@data-scene='" + scene + "'][not(@disabled)]");
  }

  private String outcome(String kind, String text) {
    return browser.text(
        "//*[@id='outcome'][contains(@class,'" + kind + "')][contains(.,'" + text + "')]");
  }

  private void picture(String name) {
    browser.screenshot(Path.of(System.getProperty("demo.screenshots"), name + ".png"));
  }
}
