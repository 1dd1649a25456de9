package dev.connectsecurity.internal.store;

import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.store.Progress.Outcome;
import dev.connectsecurity.internal.store.StoredSecrets.Stored;
import java.util.List;

/**
 * Encrypts anew what was encrypted with an older key or not at all, while everything else goes on;
 * or only counts it.
 *
 * <p>Goes over every secret of an app in steps. A secret that somebody changes meanwhile stays as
 * he has stored it, encrypted as it has to be. Several nodes may do the same at once, and what was
 * broken off can begin again: what is encrypted already is only read. Sign-ins on their way are
 * left out, because they are over before a key is taken away.
 *
 * @since 0.1
 */
public final class Reencryption {
  /** How many rows are read in one step at most. */
  static final int ROWS = 200;

  private final Transactions transactions;
  private final List<StoredSecrets> columns;
  private final boolean rewrites;

  Reencryption(Transactions transactions, List<StoredSecrets> columns, boolean rewrites) {
    this.transactions = transactions;
    this.columns = List.copyOf(columns);
    this.rewrites = rewrites;
  }

  /**
   * Goes on for some rows, each in a transaction of its own.
   *
   * @param progress how far it came, {@link Progress#BEGIN} at first
   * @return how far it has come now
   * @throws UnavailableException if the database gives no answer; try again from the same progress
   */
  public Progress step(Progress progress) {
    if (progress.done()) {
      return progress;
    }
    StoredSecrets column = columns.get(progress.column());
    List<Stored> page =
        transactions.read(connection -> column.page(connection, progress.after(), ROWS));
    Progress next = progress;
    for (Stored stored : page) {
      next = next.past(stored.key(), handle(column, stored));
    }
    return page.size() < ROWS ? next.pastColumn(columns.size()) : next;
  }

  private Outcome handle(StoredSecrets secrets, Stored stored) {
    if (stored.text() == null) {
      return Outcome.NO_SECRET;
    }
    boolean current = secrets.column().isCurrent(stored.text());
    if (current && rewrites) {
      return Outcome.CURRENT;
    }
    try {
      Secret secret = secrets.column().open(stored.key(), stored.text());
      return current ? Outcome.CURRENT : rewrite(secrets, stored, secret);
    } catch (UnavailableException unreadable) {
      return Outcome.UNREADABLE;
    }
  }

  // A row may be locked for as long as a call to Atlassian takes; the next run will find it.
  private Outcome rewrite(StoredSecrets secrets, Stored stored, Secret secret) {
    if (!rewrites) {
      return Outcome.LEFT;
    }
    try {
      String text = secrets.column().write(stored.key(), secret);
      boolean mine = transactions.change(connection -> secrets.replace(connection, stored, text));
      return mine ? Outcome.REWRITTEN : Outcome.CURRENT;
    } catch (UnavailableException lockedOrDown) {
      return Outcome.LEFT;
    }
  }
}
