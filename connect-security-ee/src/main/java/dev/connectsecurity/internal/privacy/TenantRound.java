package dev.connectsecurity.internal.privacy;

import dev.connectsecurity.internal.privacy.ReportAnswer.Change;
import dev.connectsecurity.internal.privacy.ReportAnswer.Later;
import dev.connectsecurity.internal.privacy.ReportAnswer.Refused;
import dev.connectsecurity.internal.privacy.ReportAnswer.Taken;
import dev.connectsecurity.spi.AccountIds;
import dev.connectsecurity.spi.AccountIds.Stored;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One tenant's part of a round: report after report, until nothing is due. */
final class TenantRound {
  private static final System.Logger LOG = System.getLogger(TenantRound.class.getName());

  // A large tenant goes on in the next round, so that the others have their turn.
  private static final int MOST_REPORTS = 100;

  private final AccountIds ids;
  private final ReportCall call;
  private final Consumer<Object> events;
  private final Instant now;
  private final DueAccounts due;

  /**
   * Prepares a round.
   *
   * @param ids the application's accounts
   * @param call reports them
   * @param events tells the application what to do
   * @param now when the round began
   */
  TenantRound(AccountIds ids, ReportCall call, Consumer<Object> events, Instant now) {
    this.ids = ids;
    this.call = call;
    this.events = events;
    this.now = now;
    this.due = new DueAccounts(ids, call.host());
  }

  /**
   * Reports what is due.
   *
   * @param before where the tenant stood
   * @param ended whether the application has ended
   * @return where it stands now
   * @throws RuntimeException if the application's accounts give no answer
   */
  Standing run(Standing before, BooleanSupplier ended) {
    Standing standing = before;
    for (int i = 0; i < MOST_REPORTS; i++) {
      List<Stored> accounts = due.next(now.minus(standing.cycle()));
      standing = complainOfUnreportable(standing);
      if (accounts.isEmpty() || ended.getAsBoolean()) {
        return standing;
      }
      ReportAnswer answer = call.send(accounts, now);
      if (answer instanceof Later later) {
        return standing.paused(later.until());
      }
      if (answer instanceof Refused refused) {
        // What is broken off at the end is no failure.
        return ended.getAsBoolean() ? standing : complain(standing, refused);
      }
      Taken taken = (Taken) answer;
      settle(accounts, taken.changes());
      standing = standing.taken(taken.cycle());
    }
    return standing;
  }

  private void settle(List<Stored> accounts, List<Change> changes) {
    List<String> settled = new ArrayList<>(accounts.stream().map(Stored::accountId).toList());
    for (Change change : changes) {
      // What was not done about an account has to be told again.
      if (!tell(change.event())) {
        settled.remove(change.accountId());
        due.keep(change.accountId());
      }
    }
    if (!settled.isEmpty()) {
      ids.reported(call.host(), settled, now);
    }
  }

  private boolean tell(Object event) {
    try {
      events.accept(event);
      return true;
    } catch (RuntimeException e) {
      LOG.log(
          Level.ERROR,
          "connect.privacy.observer-failed event=" + event.getClass().getSimpleName(),
          e);
      return false;
    }
  }

  private Standing complain(Standing standing, Refused refused) {
    LOG.log(
        standing.failing() ? Level.DEBUG : Level.WARNING,
        "connect.privacy.report-failed site={0} cause={1}; it is tried again, and told no more",
        call.host().baseUrl(),
        refused.why());
    return standing.failed();
  }

  private Standing complainOfUnreportable(Standing standing) {
    if (due.unreportable() == 0 || standing.unreportable()) {
      return standing;
    }
    LOG.log(
        Level.WARNING,
        "connect.privacy.unreportable site={0} count={1}: they are no account ids, or have no"
            + " usable time, and are never reported",
        call.host().baseUrl(),
        due.unreportable());
    return standing.withUnreportable();
  }
}
