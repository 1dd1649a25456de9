package dev.connectsecurity.internal.store;

import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.store.Outcome.Kind;
import dev.connectsecurity.internal.store.StoredSecrets.Kept;
import dev.connectsecurity.internal.store.StoredSecrets.Stored;
import java.util.List;
import java.util.Set;

/**
 * Encrypts anew what was encrypted with an older key or not at all, while everything else goes on.
 *
 * <p>Goes over every row of an app in steps. A secret that somebody changes meanwhile stays as he
 * has stored it, encrypted as it has to be. Several nodes may do the same at once, and what was
 * broken off can begin again: what is encrypted already is only read. Sign-ins on their way are
 * left out, because they are over before a key is taken away.
 */
final class Reencryption {
  /** How many rows are read in one step at most. */
  static final int ROWS = 200;

  private final Transactions transactions;
  private final List<StoredSecrets> tables;

  Reencryption(Transactions transactions, List<StoredSecrets> tables) {
    this.transactions = transactions;
    this.tables = List.copyOf(tables);
  }

  /**
   * Goes on for some rows, each secret in a transaction of its own.
   *
   * @param progress how far it came, {@link Progress#BEGIN} at first
   * @return how far it has come now
   * @throws UnavailableException if the database gives no answer; try again from the same progress
   */
  Progress step(Progress progress) {
    if (progress.done()) {
      return progress;
    }
    StoredSecrets table = tables.get(progress.table());
    List<Stored> page =
        transactions.read(connection -> table.page(connection, progress.after(), ROWS));
    Progress next = progress;
    for (Stored row : page) {
      next = next.past(row.key(), handle(table, row));
    }
    return page.size() < ROWS ? next.pastTable(tables.size()) : next;
  }

  private Outcome handle(StoredSecrets table, Stored row) {
    return row.secrets().stream()
        .filter(kept -> kept.text() != null)
        .map(kept -> handle(table, row.key(), kept))
        .reduce(Outcome.of(Kind.CURRENT), Outcome::and);
  }

  private Outcome handle(StoredSecrets table, String key, Kept kept) {
    SecretColumn column = kept.column();
    if (column.isCurrent(kept.text())) {
      return Outcome.of(Kind.CURRENT);
    }
    try {
      return Outcome.of(rewrite(table, key, kept, column.open(key, kept.text())));
    } catch (UnavailableException unreadable) {
      return new Outcome(
          Kind.UNREADABLE, column.missingKey(kept.text()).map(Set::of).orElse(Set.of()));
    }
  }

  // A row may be locked for as long as a call to Atlassian takes; the next run will find it.
  private Kind rewrite(StoredSecrets table, String key, Kept kept, Secret secret) {
    try {
      String text = kept.column().write(key, secret);
      boolean mine = transactions.change(connection -> table.replace(connection, key, kept, text));
      return mine ? Kind.REWRITTEN : Kind.CURRENT;
    } catch (UnavailableException lockedOrDown) {
      return SecretColumn.isSealed(kept.text()) ? Kind.OLDER : Kind.CLEAR;
    }
  }
}
