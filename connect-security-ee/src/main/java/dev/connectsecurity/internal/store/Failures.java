package dev.connectsecurity.internal.store;

import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import java.sql.SQLException;

/** Turns failures of the database into the refusal that the rest of the library knows. */
final class Failures {
  private Failures() {}

  /**
   * Tells that there is no connection. Nothing was sent, so the driver's words are safe to keep.
   */
  static UnavailableException unconnected(Exception cause) {
    return new UnavailableException(
        Reason.STORE_UNAVAILABLE, "The database gives no connection", cause);
  }

  /** Tells that a statement failed, with the place and the codes of the failure. */
  static UnavailableException unanswered(SQLException cause) {
    return unanswered("The database gives no answer", cause);
  }

  /** Tells in other words that a statement failed. */
  static UnavailableException unanswered(String message, SQLException cause) {
    return new UnavailableException(
        Reason.STORE_UNAVAILABLE, message + " (" + codes(cause) + ")", withoutValues(cause));
  }

  /** Tells that a row holds what this library never wrote. */
  static UnavailableException unreadable(String column) {
    return new UnavailableException(
        Reason.STORE_UNAVAILABLE, "A row has an unreadable " + column, null);
  }

  // Drivers quote whole rows, secrets included, when a constraint fails.
  private static SQLException withoutValues(SQLException failure) {
    SQLException copy =
        new SQLException(
            failure.getClass().getSimpleName() + ", " + codes(failure),
            failure.getSQLState(),
            failure.getErrorCode());
    copy.setStackTrace(failure.getStackTrace());
    return copy;
  }

  private static String codes(SQLException failure) {
    return "SQLState " + failure.getSQLState() + ", vendor code " + failure.getErrorCode();
  }
}
