package dev.connectsecurity.internal.privacy;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.spi.AccountIds;
import dev.connectsecurity.spi.AccountIds.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A tenant's due accounts, report by report; in one round none comes twice. */
final class DueAccounts {
  private final AccountIds ids;
  private final AtlassianHost host;
  private final Set<String> given = new HashSet<>();

  // These two stay due and may stand in front of all others, so that many more are asked for.
  private final Set<String> unreportable = new HashSet<>();
  private final Set<String> kept = new HashSet<>();

  DueAccounts(AccountIds ids, AtlassianHost host) {
    this.ids = ids;
    this.host = host;
  }

  /**
   * Gives the accounts of the next report.
   *
   * @param notSince accounts that were reported at or after this time are not due
   * @return at most {@link ReportCall#MOST}, none if no more are due
   */
  List<Stored> next(Instant notSince) {
    List<Stored> next = new ArrayList<>();
    int known;
    do {
      known = unreportable.size();
      for (Stored account : ids.due(host, notSince, ReportCall.MOST + known + kept.size())) {
        if (!Reportable.is(account)) {
          unreportable.add(account.accountId());
        } else if (next.size() < ReportCall.MOST && given.add(account.accountId())) {
          next.add(account);
        }
      }
    } while (next.isEmpty() && unreportable.size() > known);
    return next;
  }

  /** Takes note that an account stays due, although it was reported. */
  void keep(String accountId) {
    kept.add(accountId);
  }

  /** Counts the accounts so far that cannot be reported. */
  int unreportable() {
    return unreportable.size();
  }
}
