package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.StoreHealth;
import dev.connectsecurity.StoreReport;
import dev.connectsecurity.StoreReport.Reencryption;
import dev.connectsecurity.StoreReport.Rows;
import dev.connectsecurity.internal.schedule.Schedule;
import dev.connectsecurity.internal.store.JdbcStore;
import dev.connectsecurity.internal.store.Upkeep;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Has the database looked after, and tells of rows that no key can read. */
final class StoreWatch {
  private static final Logger LOG = System.getLogger(StoreWatch.class.getName());
  private static final Duration FIRST_WITHIN = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final StoreReport NOTHING_TO_DO =
      new StoreReport(true, Reencryption.DONE, Rows.NONE, Optional.empty());

  private StoreWatch() {}

  /**
   * Begins.
   *
   * @param database nothing, if all is kept in memory or by the application itself
   */
  static StoreHealth begin(Optional<JdbcStore> database, Schedule schedule) {
    return database
        .<StoreHealth>map(
            store -> {
              Upkeep upkeep = store.upkeep(StoreWatch::warn);
              schedule.every(FIRST_WITHIN, PAUSE, "store-upkeep", upkeep::run);
              return upkeep;
            })
        .orElse(() -> NOTHING_TO_DO);
  }

  private static void warn(Rows rows) {
    LOG.log(Level.WARNING, Problem.UNREADABLE_ROWS.says(sentence(rows)));
  }

  private static String sentence(Rows rows) {
    String start =
        ConfigKey.STORE_ENCRYPTION_KEYS.key()
            + " reads all rows of tenants and consents but "
            + rows.unreadable()
            + ", which are answered by 503. ";
    return rows.missingKeys().isEmpty()
        ? start + "Their keys are there: they were changed or moved, or the cipher fails"
        : start
            + "Keys that are not there: "
            + names(rows.missingKeys())
            + ". Nothing is lost: put them back, behind the first key";
  }

  private static String names(Map<String, Long> missing) {
    return new TreeMap<>(missing)
        .entrySet().stream()
            .map(key -> key.getKey() + " (rows: " + key.getValue() + ")")
            .collect(Collectors.joining(", "));
  }
}
