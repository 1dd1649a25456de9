package dev.connectsecurity.samples.demo;

import dev.connectsecurity.samples.simulator.AppLink;
import dev.connectsecurity.samples.simulator.OperatorScene;
import dev.connectsecurity.samples.simulator.Simulator;
import dev.connectsecurity.samples.simulator.SimulatorOptions;
import dev.connectsecurity.samples.simulator.Site;
import java.nio.file.Path;
import java.util.Map;

/** A simulated cloud in this process and the apps' servers in others, made for each other. */
final class Stage implements AutoCloseable {

  private static final String NOTES = "issue-notes";
  private static final String REPORT = "site-report";

  private final DemoFiles files;
  private final WorkFolder work;
  private final AppServer notes;
  private final AppServer report;
  private final Simulator simulator;
  private final ReportAccess reportAccess;
  private Path notesWar;

  Stage(DemoFiles files) {
    this.files = files;
    WorkFolder.forget(files.log(NOTES));
    WorkFolder.forget(files.log(REPORT));
    work = WorkFolder.in(files.logs());
    notes = new AppServer(files, work, NOTES, this::notesConfig);
    report = new AppServer(files, work, REPORT, this::reportConfig);
    simulator = Simulator.start(options());
    reportAccess = new ReportAccess(simulator, report.url());
  }

  private SimulatorOptions options() {
    return SimulatorOptions.defaults()
        .withSuggestedApp(notes.url())
        .withOperation(
            new OperatorScene(
                "restart",
                "Restart",
                "Stops the server and starts it again: the app is still installed",
                this::restart))
        .withOperation(
            new OperatorScene(
                "upgrade",
                "Upgrade",
                "Deploys a version that asks for more scopes, which a re-install grants",
                this::upgrade))
        .withLink(
            new AppLink(
                "Open site-report",
                "Sign in with Atlassian (3LO), pick a site, read a report",
                report.url() + '/'));
  }

  /** Starts both apps, issue-notes as it was before it asked for ADMIN and ACT_AS_USER. */
  void start() {
    launchFirstVersion();
    report.launch(files.report());
    awaitNotes();
    awaitReport();
  }

  /** Starts issue-notes alone, as it was before it asked for ADMIN and ACT_AS_USER. */
  void startFirstVersion() {
    launchFirstVersion();
    awaitNotes();
  }

  /** Starts site-report alone. */
  void startReport() {
    report.launch(files.report());
    awaitReport();
  }

  /** Stops issue-notes and starts it as it is now, on the same port and the same data. */
  void upgrade() {
    notesWar = files.notes();
    restart();
  }

  Simulator simulator() {
    return simulator;
  }

  Site site() {
    return simulator.site();
  }

  String appUrl() {
    return notes.url();
  }

  String reportUrl() {
    return report.url();
  }

  private void launchFirstVersion() {
    notesWar = FirstVersion.of(files.notes(), work.folder("first-version"));
    notes.launch(notesWar);
  }

  private void restart() {
    notes.launch(notesWar);
    awaitNotes();
  }

  private void awaitNotes() {
    notes.await("/atlassian-connect.json");
  }

  private void awaitReport() {
    report.await("/");
  }

  private AppConfig notesConfig() {
    return new AppConfig(
        Map.of(
            "atlassian.connect.base-url", notes.url(),
            "atlassian.connect.allowed-hosts", site().origin(),
            "atlassian.connect.key-server", simulator.keyServer().url(),
            "atlassian.client.impersonation-server", simulator.authorizationServer().url()),
        Map.of());
  }

  private AppConfig reportConfig() {
    return reportAccess.config();
  }

  @Override
  public void close() {
    notes.close();
    report.close();
    simulator.close();
    work.close();
  }
}
