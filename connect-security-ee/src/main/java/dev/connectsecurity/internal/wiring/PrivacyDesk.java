package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.internal.privacy.AccountReporter;
import dev.connectsecurity.internal.schedule.Schedule;
import dev.connectsecurity.spi.AccountIds;
import dev.connectsecurity.spi.AtlassianHosts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

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
  private static final Duration FIRST_WITHIN = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofHours(1);

  /** Has accounts reported again and again; never where nobody can be reported to. */
  void begin(AccountIds ids, Schedule schedule) {
    if (hosts.isEmpty()) {
      LOG.log(
          Level.WARNING,
          Problem.NO_REPORTS.says(
              "the application has a bean of type AccountIds, but without "
                  + ConfigKey.APP_KEY.key()
                  + " no account can be reported. Remove it, or add: "
                  + ConfigKey.APP_KEY.exampleLine()));
    }
    hosts
        .map(tenants -> new AccountReporter(tenants, client, ids, events::fire))
        .ifPresent(
            reporter ->
                schedule.every(
                    FIRST_WITHIN,
                    PAUSE,
                    "account-reports",
                    ended -> reporter.run(clock.instant(), ended)));
  }
}
