package dev.connectsecurity.internal.store;

import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.OAuthGrants;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Keeps grants in this process only, for development: all are forgotten at its end.
 *
 * <p>Refuses and answers what a {@link JdbcStore} does. Thread-safe.
 *
 * @since 0.1
 */
public final class MemoryGrants implements OAuthGrants {
  private final Map<String, Row> rows = new ConcurrentHashMap<>();
  private final Duration lockWait;

  /** Makes an empty store. */
  public MemoryGrants() {
    this(Transactions.LOCK_WAIT);
  }

  MemoryGrants(Duration lockWait) {
    this.lockWait = lockWait;
  }

  @Override
  public Optional<OAuthGrant> find(String id) {
    return Optional.ofNullable(rows.get(id)).map(Row::grant);
  }

  @Override
  public Optional<OAuthGrant> findByBrowser(String browserHash) {
    return rows.values().stream()
        .filter(row -> row.browserHash().equals(browserHash))
        .map(Row::grant)
        .findFirst();
  }

  @Override
  public synchronized void add(OAuthGrant grant, String browserHash) {
    Limits.check(grant);
    Limits.checkHash("browserHash", browserHash);
    if (find(grant.id()).isPresent() || findByBrowser(browserHash).isPresent()) {
      throw JdbcGrants.known();
    }
    rows.put(grant.id(), new Row(browserHash, new AtomicReference<>(grant), new Semaphore(1)));
  }

  @Override
  public Optional<OAuthGrant> change(String id, UnaryOperator<OAuthGrant> change) {
    return Optional.ofNullable(rows.get(id))
        .flatMap(row -> locked(row, () -> changed(row, id, change)));
  }

  @Override
  public boolean forget(String id) {
    return Optional.ofNullable(rows.get(id))
        .map(row -> locked(row, () -> rows.remove(id, row)))
        .orElse(false);
  }

  // It may have been forgotten while the lock was waited for.
  private Optional<OAuthGrant> changed(Row row, String id, UnaryOperator<OAuthGrant> change) {
    if (rows.get(id) != row) {
      return Optional.empty();
    }
    OAuthGrant after = change.apply(row.grant());
    if (after != row.grant()) {
      JdbcGrants.checkChanged(id, after);
      row.held().set(after);
    }
    return Optional.of(after);
  }

  // No lock that its owner could take twice: a database has none either.
  private <T> T locked(Row row, Supplier<T> work) {
    try {
      if (!row.lock().tryAcquire(lockWait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw unavailable("The grant is locked for too long", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("Interrupted while waiting for a grant", e);
    }
    try {
      return work.get();
    } finally {
      row.lock().release();
    }
  }

  private static UnavailableException unavailable(String message, Exception cause) {
    return new UnavailableException(Reason.STORE_UNAVAILABLE, message, cause);
  }

  /** A grant as it is kept. */
  private record Row(String browserHash, AtomicReference<OAuthGrant> held, Semaphore lock) {

    OAuthGrant grant() {
      return held.get();
    }
  }
}
