package dev.connectsecurity.samples.report;

import dev.connectsecurity.CallDenial;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;

/** Why Jira does not give a report, in words for whoever reads it. */
final class Denial {

  private static final int FORBIDDEN = 403;
  private static final int BAD_GATEWAY = 502;

  private static final Map<Class<? extends CallDenial>, String> WORDS =
      Map.of(
          CallDenial.MissingScope.class, "This app may not ask Jira for that.",
          CallDenial.MissingPermission.class, "Jira does not let this account read that.",
          CallDenial.SiteNotCovered.class, "The consent does not cover this site.",
          CallDenial.NotAuthenticated.class,
              "Jira does not accept this app's credential any more.");

  private Denial() {}

  /** Gives what to throw for an answer that is none. */
  static WebApplicationException of(WebApplicationException answered) {
    return CallDenial.of(answered)
        .map(denial -> WORDS.get(denial.getClass()))
        .map(words -> new WebApplicationException(words, answered, FORBIDDEN))
        .orElseGet(() -> unexpected(answered));
  }

  static WebApplicationException unexpected(RuntimeException failure) {
    return new WebApplicationException("Jira did not answer as expected.", failure, BAD_GATEWAY);
  }
}
