package dev.connectsecurity;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How the database is in which tenants and consents are kept.
 *
 * @param reachable whether it answered just now
 * @param reencryption what becomes of rows that are in clear, or encrypted with an older key
 * @param rows what the last complete run has found, or the present one as long as none is complete
 * @param countedAt when the last complete run ended, on this node and since its start
 * @since 0.1
 */
public record StoreReport(
    boolean reachable, Reencryption reencryption, Rows rows, Optional<Instant> countedAt) {

  /**
   * Makes a report.
   *
   * @throws NullPointerException if a component is null
   */
  public StoreReport {
    Objects.requireNonNull(reencryption, "reencryption");
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(countedAt, "countedAt");
  }

  /**
   * Where the run in the background stands that encrypts rows with the first key.
   *
   * @since 0.1
   */
  public enum Reencryption {
    /** It begins within seconds of the start. */
    WAITING,
    /** It is on its way. */
    RUNNING,
    /** It has been through all rows; it looks again once an hour. */
    DONE,
    /** The database gave no answer, or the application ends: it goes on from there. */
    BROKEN_OFF
  }

  /**
   * Rows of tenants and consents, each counted once. What is {@link #older} or {@link #clear} after
   * a complete run was in use just then; it is tried again within minutes.
   *
   * @param current encrypted with the first key, those that were rewritten too
   * @param rewritten encrypted anew in this run
   * @param older still encrypted with another key that is there
   * @param clear still not encrypted
   * @param unreadable of no use as they are: the key is not there, or they were changed by hand
   * @param missingKeys by the id of each key that is not there, how many of the unreadable rows
   *     need it; a row that needs two is counted for both
   * @since 0.1
   */
  public record Rows(
      long current,
      long rewritten,
      long older,
      long clear,
      long unreadable,
      Map<String, Long> missingKeys) {

    /** No rows. */
    public static final Rows NONE = new Rows(0, 0, 0, 0, 0, Map.of());

    /**
     * Describes rows.
     *
     * @throws NullPointerException if the map, a key or a value is null
     */
    public Rows {
      missingKeys = Map.copyOf(missingKeys);
    }

    /**
     * Tells whether every row is encrypted with the first key, so that no other key is needed.
     *
     * @return true if nothing is older, in clear or unreadable
     */
    public boolean allCurrent() {
      return older == 0 && clear == 0 && unreadable == 0;
    }
  }
}
