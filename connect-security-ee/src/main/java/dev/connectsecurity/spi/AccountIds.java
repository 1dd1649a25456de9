package dev.connectsecurity.spi;

import dev.connectsecurity.AtlassianHost;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Tells of which Atlassian accounts the application stores personal data.
 *
 * <p>An application that stores any has to report the account ids. With a bean of this type, the
 * library does: it asks for a page of ids that are due, reports them, fires {@code AccountClosed}
 * and {@code AccountUpdated}, and tells what was reported. Without one, nothing runs.
 *
 * <p>Reports go to each installed tenant as the app, every seven days unless the tenant asks for
 * another {@code Cycle-Period}; the store has to be one that {@link AtlassianHosts#list lists}. The
 * methods are called on a thread without a caller and without a request. Several nodes may ask at
 * once: an account may be reported, and told of, twice.
 *
 * <p>Accounts of OAuth 2.0 (3LO) users without a Connect app cannot be reported: Atlassian asks for
 * the scope {@code report:personal-data}, to which users cannot consent (ECO-533, closed as "not a
 * bug"). Sources: <a
 * href="https://developer.atlassian.com/platform/forge/user-privacy-guidelines/">User privacy
 * guidelines</a>, <a href="https://jira.atlassian.com/browse/ECO-533">ECO-533</a>.
 *
 * @since 0.1
 */
public interface AccountIds {

  /**
   * Gives ids that were not reported since a time. An id that is {@code unknown}, or not made of 1
   * to 128 letters, digits, dashes and colons, is never reported and stays due.
   *
   * @param host the tenant whose users are meant
   * @param notSince ids reported at or after this time are not due
   * @param limit how many at most
   * @return the due ids, none when all are reported
   */
  List<Stored> due(AtlassianHost host, Instant notSince, int limit);

  /**
   * Takes note that ids were reported, after the events of those that are closed or updated. What
   * was erased meanwhile is not to come back. An id whose event was not observed without a failure
   * is left out, so that it stays due.
   *
   * @param host the tenant
   * @param accountIds the reported ids
   * @param at when
   */
  void reported(AtlassianHost host, List<String> accountIds, Instant at);

  /**
   * An account of which something is stored.
   *
   * @param accountId the account
   * @param updatedAt when the stored data was last read from Atlassian
   */
  record Stored(String accountId, Instant updatedAt) {

    /**
     * Makes one.
     *
     * @throws NullPointerException if a component is null
     */
    public Stored {
      Objects.requireNonNull(accountId, "accountId");
      Objects.requireNonNull(updatedAt, "updatedAt");
    }
  }
}
