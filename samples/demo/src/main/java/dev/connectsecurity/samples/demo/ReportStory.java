package dev.connectsecurity.samples.demo;

import static dev.connectsecurity.samples.simulator.User.ALICE;
import static dev.connectsecurity.samples.simulator.User.BOB;

/** How an app without Connect reads a site: by consent, by API token and as a service account. */
final class ReportStory {

  private static final String ALICES_REPORT = "Alice, 3 issues";
  private static final String ASKED = "asked for consent";

  private final Stage stage;
  private final Transcript transcript;
  private final ReportCast cast;
  private final Buttons buttons;

  ReportStory(Stage stage, Transcript transcript) {
    this.stage = stage;
    this.transcript = transcript;
    this.cast = new ReportCast(stage);
    this.buttons = new Buttons(stage);
  }

  /** Plays all chapters. */
  void play() {
    signIn();
    renewal();
    end();
    withoutUser();
  }

  private void signIn() {
    transcript.chapter("Without Connect: signing in with Atlassian (3LO)");
    transcript.step("home page", "200, Site report", cast::home);
    transcript.step("report before signing in", ASKED, cast::report);
    transcript.step(
        "asked for", "offline_access read:jira-user read:jira-work read:me", cast::askedScopes);
    transcript.step("consent refused", "403, Not signed in", cast::refuse);
    transcript.step(
        "an answer that nobody asked for", "400", () -> buttons.press("forged-callback"));
    transcript.step("Alice consents", "200, Pick a site", () -> cast.consent(ALICE));
    transcript.step("the same answer once more", "400, Not signed in", cast::answerAgain);
    transcript.step("report, by consent", ALICES_REPORT, cast::report);
    transcript.step("report in another browser", ASKED, cast::reportOfAnotherBrowser);
  }

  private void renewal() {
    transcript.chapter("Access tokens end, the consent lasts");
    transcript.step("refresh tokens used so far", "0", cast::refreshes);
    transcript.step(
        "report after all access tokens expired", ALICES_REPORT, () -> after("expire-tokens"));
    transcript.step("refresh tokens used", "1", cast::refreshes);
    transcript.step("Alice signs in anew", "200, Pick a site", () -> cast.consentAnew(ALICE));
    transcript.step(
        "expired, the renewal's answer gets lost", ALICES_REPORT, () -> after("lose-answer"));
    transcript.step("the same refresh token used again", "3", cast::refreshes);
    transcript.step("report once more", ALICES_REPORT, cast::report);
  }

  private String after(String scene) {
    buttons.press(scene);
    return cast.report();
  }

  private void end() {
    transcript.chapter("A consent ends");
    transcript.step("Alice signs in anew", "200, Pick a site", () -> cast.consentAnew(ALICE));
    transcript.step("report", ALICES_REPORT, cast::report);
    transcript.step("Alice ends it at Atlassian: report", ASKED, () -> after("end-consent"));
    transcript.step("Alice consents again", "200, Pick a site", () -> cast.consent(ALICE));
    transcript.step("report", ALICES_REPORT, cast::report);
    transcript.step("Alice signs out", "200, Site report", cast::signOut);
    transcript.step("report", ASKED, cast::report);
  }

  private void withoutUser() {
    transcript.chapter("Without a user: credentials of the configuration");
    transcript.step("report by Bob's API token", "Bob, 3 issues", cast::tokenReport);
    transcript.step(
        "report by service account",
        ReportAccess.SERVICE_ACCOUNT + ", 3 issues",
        cast::serviceReport);
    stage.site().revokeApiTokens(BOB);
    transcript.step(
        "Bob ends his API token: report",
        "403, Jira does not accept this app&#39;s credential any more.",
        cast::tokenReport);
  }
}
