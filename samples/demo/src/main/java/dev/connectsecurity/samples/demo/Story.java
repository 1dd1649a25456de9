package dev.connectsecurity.samples.demo;

import static dev.connectsecurity.samples.simulator.User.ADMIN;
import static dev.connectsecurity.samples.simulator.User.ALICE;
import static dev.connectsecurity.samples.simulator.User.ANONYMOUS;
import static dev.connectsecurity.samples.simulator.User.BOB;

/** The life of two apps in one cloud, told once with honest and with hostile callers. */
final class Story {

  private final Stage stage;
  private final Transcript transcript;
  private final Cast cast;
  private final Buttons buttons;

  Story(Stage stage, Transcript transcript) {
    this.stage = stage;
    this.transcript = transcript;
    this.cast = new Cast(stage);
    this.buttons = new Buttons(stage);
  }

  /** Plays all chapters. */
  void play() {
    stage.start();
    install();
    page();
    pageCalls();
    productCalls();
    permissions();
    hostileInstalls();
    stage.upgrade();
    upgraded();
    impersonation();
    uninstall();
    new ReportStory(stage, transcript).play();
  }

  private void install() {
    transcript.chapter("Install: the app asks for READ and WRITE");
    transcript.step("descriptor fetched", "200, READ WRITE", cast::descriptor);
    transcript.step("page before any install", "401", () -> cast.status(cast.unknownPage()));
    transcript.step(
        "install, RS256 by the site's key", "204", () -> stage.site().install(stage.appUrl()));
  }

  private void page() {
    transcript.chapter("The page in the iframe");
    transcript.step("panel opened by Alice", "200, names Alice", () -> cast.panel(ALICE));
    transcript.step(
        "the same URL with one parameter added", "401", () -> buttons.press("tampered-url"));
    transcript.step("signed 20 minutes ago", "401", () -> buttons.press("expired-url"));
    transcript.step("signed with a guessed secret", "401", () -> buttons.press("wrong-secret"));
    transcript.step("alg none, no signature", "401", () -> buttons.press("unsigned"));
  }

  private void pageCalls() {
    transcript.chapter("Calls by the page's own script");
    transcript.step("context token on the API", "200", () -> cast.api(cast.contextToken()));
    transcript.step("context token on the panel", "401", () -> cast.page(cast.contextToken()));
    transcript.step(
        "session token on the API", "200, renewed", () -> cast.apiRenewing(cast.sessionToken()));
    transcript.step("session token on the panel", "401", () -> cast.page(cast.sessionToken()));
    transcript.step("no token on the API", "401", () -> cast.status(cast.notesUrl()));
    transcript.step("Alice adds a note", "201, by Alice", () -> cast.addNote(ALICE));
    transcript.step("webhook jira:issue_created", "204", () -> cast.webhook());
    transcript.step("the panel counts it", "1", () -> cast.announcedIssues());
  }

  private void productCalls() {
    transcript.chapter("Calls back to the product, as the app");
    transcript.step(
        "issue read, token and hash checked by the site",
        "200, as Issue notes, scope READ",
        () -> cast.lastCallTo("GET", "/rest/api/3/issue/ACME-1"));
    transcript.step("method that needs WRITE: comment", "204", () -> cast.publishNote(ALICE));
    transcript.step(
        "comment written, checked by the site",
        "201, as Issue notes, scope WRITE",
        () -> cast.lastCallTo("POST", "/rest/api/3/issue/ACME-1/comment"));
    transcript.step("calls of the app refused by the site", "0", cast::refusedCalls);
    transcript.step(
        "Alice as herself, the app lacks ACT_AS_USER",
        "403, The app may not act in your name here.",
        () -> cast.publishNoteAsOneself(ALICE));
    transcript.step("assertions sent for that", "0", cast::assertions);
  }

  private void permissions() {
    transcript.chapter("What a person may do, asked of the product");
    transcript.step(
        "admin page by Admin, product answers 503",
        "503",
        () -> cast.adminPageWithoutPermissionChecks(ADMIN));
    transcript.step("admin page by Admin", "200, names Admin", () -> cast.adminPage(ADMIN));
    String notAdministrator = "403, missing permission ADMINISTER";
    transcript.step("admin page by Bob", notAdministrator, () -> cast.adminPage(BOB));
    transcript.step("admin page by Alice", notAdministrator, () -> cast.adminPage(ALICE));
    transcript.step(
        "Admin changes the notice", "204", () -> cast.changeNotice(ADMIN, "Be kind & brief"));
    transcript.step(
        "Bob changes the notice", notAdministrator, () -> cast.changeNotice(BOB, "Bob was here"));
    transcript.step("panel shows the notice, escaped", "Be kind &amp; brief", cast::notice);
    transcript.step("Bob reads the notes", "200", () -> cast.readNotes(BOB));
    transcript.step(
        "Bob adds a note", "403, missing permission EDIT_ISSUES", () -> cast.addNote(BOB));
    transcript.step(
        "Bob publishes Alice's note",
        "403, missing permission ADD_COMMENTS",
        () -> cast.publishNote(BOB));
    transcript.step(
        "panel by somebody who is not logged in",
        "403, missing permission BROWSE_PROJECTS",
        () -> cast.panel(ANONYMOUS));
  }

  private void hostileInstalls() {
    transcript.chapter("Forged installs, each with another secret");
    transcript.step("no token", "401", () -> buttons.press("install-without-token"));
    transcript.step("HS256 instead of RS256", "401", () -> buttons.press("install-hs256"));
    transcript.step(
        "kid unknown to the key server", "401", () -> buttons.press("install-unknown-key"));
    transcript.step("token of another tenant", "403", () -> buttons.press("install-other-tenant"));
    transcript.step("token for another app", "401", () -> buttons.press("install-other-app"));
    transcript.step("panel afterwards", "200, names Alice", () -> cast.panel(ALICE));
  }

  private void upgraded() {
    transcript.chapter("Restarted with a version that asks for more scopes");
    transcript.step("descriptor fetched", "200, READ WRITE ADMIN ACT_AS_USER", cast::descriptor);
    transcript.step("still installed: panel", "200, names Alice", () -> cast.panel(ALICE));
    transcript.step("Alice's note is still there", "1", cast::countNotes);
    transcript.step("Admin's notice is still there", "Be kind &amp; brief", cast::notice);
    transcript.step("method that needs ADMIN", "403, missing scope ADMIN", cast::adminMethod);
    transcript.step(
        "install again: new secret, new scopes", "204", () -> stage.site().install(stage.appUrl()));
    transcript.step("and once more", "204", () -> stage.site().install(stage.appUrl()));
    transcript.step("panel signed with the first secret", "401", () -> buttons.press("old-secret"));
    transcript.step("panel signed with the new one", "200, names Alice", () -> cast.panel(ALICE));
    transcript.step("method that needs ADMIN", "200", cast::adminMethod);
  }

  private void impersonation() {
    transcript.chapter("Calls to the product in a person's name");
    transcript.step("Alice comments as herself", "204", () -> cast.publishNoteAsOneself(ALICE));
    transcript.step(
        "comment written, token checked by the site",
        "201, as Alice, scope WRITE",
        () -> cast.lastCallTo("POST", "/rest/api/3/issue/ACME-1/comment"));
    transcript.step("authors of the comments", "Issue notes, Alice", cast::authorsOfComments);
    transcript.step("and again", "204", () -> cast.publishNoteAsOneself(ALICE));
    transcript.step("assertions traded for a token", "1", cast::assertions);
    transcript.step(
        "after all access tokens expired",
        "204",
        () -> {
          buttons.press("expire-tokens");
          return cast.publishNoteAsOneself(ALICE);
        });
    transcript.step("assertions traded for a token", "2", cast::assertions);
    transcript.step(
        "Bob comments as himself",
        "403, Jira does not let you do that.",
        () -> cast.publishNoteAsOneself(BOB));
  }

  private void uninstall() {
    transcript.chapter("Uninstall");
    transcript.step("uninstall, RS256 by the site's key", "204", stage.site()::uninstall);
    transcript.step("panel", "401", () -> cast.panel(ALICE));
    transcript.step("context token on the API", "401", () -> cast.api(cast.contextToken()));
    transcript.step("webhook", "401", () -> cast.webhook());
  }
}
