package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.internal.privacy.AccountReporter;
import dev.connectsecurity.internal.privacy.ReportSchedule;
import dev.connectsecurity.spi.AccountIds;
import dev.connectsecurity.spi.AtlassianHosts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Builds the privacy desk.
 *
 * @param hosts the tenants of a Connect app
 * @param client calls their products
 * @param events who is told of accounts
 * @param clock the time
 */
record PrivacyDesk(
    Optional<AtlassianHosts> hosts, AtlassianClient client, CdiEvents events, Clock clock) {
  private static final Logger LOG = System.getLogger(PrivacyDesk.class.getName());
  // Jakarta EE Platform 10, section EE.5.22.
  private static final String SCHEDULER = "java:comp/DefaultManagedScheduledExecutorService";

  /** Begins to report; nothing where nobody can be reported to. */
  Optional<ReportSchedule> begin(AccountIds ids) {
    if (hosts.isEmpty()) {
      LOG.log(
          Level.WARNING,
          Problem.NO_REPORTS.says(
              "the application has a bean of type AccountIds, but without "
                  + ConfigKey.APP_KEY.key()
                  + " no account can be reported. Remove it, or add: "
                  + ConfigKey.APP_KEY.exampleLine()));
    }
    return hosts
        .map(tenants -> new AccountReporter(tenants, client, ids, events::fire))
        .map(reporter -> new ReportSchedule(reporter, clock, scheduler()));
  }

  private static Optional<ScheduledExecutorService> scheduler() {
    try {
      return new InitialContext().lookup(SCHEDULER) instanceof ScheduledExecutorService scheduler
          ? Optional.of(scheduler)
          : Optional.empty();
    } catch (NamingException serverWithoutScheduler) {
      return Optional.empty();
    }
  }
}
