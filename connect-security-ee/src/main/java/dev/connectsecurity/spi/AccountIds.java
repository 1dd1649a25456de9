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
 * and {@code AccountUpdated}, and tells what was reported. Without one, nothing runs. Source: <a
 * href="https://developer.atlassian.com/platform/forge/user-privacy-guidelines/">User privacy
 * guidelines</a>.
 *
 * @since 0.1
 */
public interface AccountIds {

  /**
   * Gives ids that were not reported since a time.
   *
   * @param host the tenant whose users are meant
   * @param notSince ids reported at or after this time are not due
   * @param limit how many at most
   * @return the due ids, none when all are reported
   */
  List<Stored> due(AtlassianHost host, Instant notSince, int limit);

  /**
   * Takes note that ids were reported.
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
