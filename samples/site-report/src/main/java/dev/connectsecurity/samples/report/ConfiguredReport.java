package dev.connectsecurity.samples.report;

import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.Reason;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/**
 * The report by a credential of the configuration. Everybody who reaches such a page reads it with
 * that credential's rights: put a login of your own before it.
 *
 * @param what the credential, in words
 * @param mode gives what to call by it
 */
record ConfiguredReport(String what, Supplier<WebTarget> mode) {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  /** Gives the report, or that the credential is not configured. */
  Response answer() {
    WebTarget target;
    try {
      target = mode.get();
    } catch (CallRefusedException refused) {
      if (refused.reason() != Reason.NOT_CONFIGURED) {
        throw refused;
      }
      return Page.of("No report", Html.of("<p>No %s is configured.</p>", what)).answer(NOT_FOUND);
    }
    Jira jira = new Jira(target);
    return Report.of(jira.host(), what, jira).page().answer(OK);
  }
}
