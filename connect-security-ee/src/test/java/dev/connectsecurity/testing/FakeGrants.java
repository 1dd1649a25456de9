package dev.connectsecurity.testing;

import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.OAuthGrants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** Grants of all nodes, with one lock for each row; can lose its database. */
public final class FakeGrants implements OAuthGrants {

  private record Row(OAuthGrant grant, String browserHash) {}

  private final Map<String, Row> rows = new ConcurrentHashMap<>();
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
  private final AtomicBoolean down = new AtomicBoolean();
  private final AtomicBoolean noCommit = new AtomicBoolean();
  private final List<String> journal;

  public FakeGrants() {
    this(new CopyOnWriteArrayList<>());
  }

  /** Writes each commit down. */
  public FakeGrants(List<String> journal) {
    this.journal = journal;
  }

  /** Loses the database, or finds it again. */
  public void down(boolean lost) {
    down.set(lost);
  }

  /** Loses what is changed from now on, at the last moment. */
  public void noCommit(boolean lost) {
    noCommit.set(lost);
  }

  /** Gives how many threads wait for a row. */
  public int waiting(String id) {
    return lock(id).getQueueLength();
  }

  public List<OAuthGrant> all() {
    return rows.values().stream().map(Row::grant).toList();
  }

  @Override
  public Optional<OAuthGrant> find(String id) {
    demandUp();
    return Optional.ofNullable(rows.get(id)).map(Row::grant);
  }

  @Override
  public Optional<OAuthGrant> findByBrowser(String browserHash) {
    demandUp();
    return rows.values().stream()
        .filter(row -> row.browserHash().equals(browserHash))
        .map(Row::grant)
        .findFirst();
  }

  @Override
  public void add(OAuthGrant grant, String browserHash) {
    demandUp();
    if (rows.putIfAbsent(grant.id(), new Row(grant, browserHash)) != null) {
      throw new IllegalStateException("there is such a grant already");
    }
    journal.add("stored");
  }

  @Override
  public Optional<OAuthGrant> change(String id, UnaryOperator<OAuthGrant> change) {
    demandUp();
    lock(id).lock();
    try {
      Row row = rows.get(id);
      if (row == null) {
        return Optional.empty();
      }
      OAuthGrant changed = change.apply(row.grant());
      if (changed != row.grant()) {
        commit(id, new Row(changed, row.browserHash()));
      }
      return Optional.of(changed);
    } finally {
      lock(id).unlock();
    }
  }

  @Override
  public boolean forget(String id) {
    demandUp();
    return rows.remove(id) != null;
  }

  private void commit(String id, Row row) {
    if (noCommit.get()) {
      throw lost();
    }
    rows.put(id, row);
    journal.add("committed");
  }

  private ReentrantLock lock(String id) {
    return locks.computeIfAbsent(id, any -> new ReentrantLock());
  }

  private void demandUp() {
    if (down.get()) {
      throw lost();
    }
  }

  private static UnavailableException lost() {
    return new UnavailableException(Reason.STORE_UNAVAILABLE, "the store is down", null);
  }
}
