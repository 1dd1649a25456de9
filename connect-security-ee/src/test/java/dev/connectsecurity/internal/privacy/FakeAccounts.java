package dev.connectsecurity.internal.privacy;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.spi.AccountIds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Accounts as an application might store them: one table, ordered by tenant and id. */
final class FakeAccounts implements AccountIds {
  static final Instant UPDATED = Instant.parse("2026-11-01T08:30:00.123456789Z");

  private record Key(String clientKey, String accountId) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byTenant = clientKey.compareTo(other.clientKey);
      return byTenant != 0 ? byTenant : accountId.compareTo(other.accountId);
    }
  }

  private final Map<Key, Stored> stored = new ConcurrentSkipListMap<>();
  private final Map<Key, Instant> reported = new ConcurrentHashMap<>();
  private final List<Instant> asked = new CopyOnWriteArrayList<>();
  private final AtomicBoolean failing = new AtomicBoolean();
  private final AtomicBoolean forgetful = new AtomicBoolean();

  FakeAccounts with(String clientKey, String... accountIds) {
    for (String id : accountIds) {
      with(clientKey, new Stored(id, UPDATED));
    }
    return this;
  }

  FakeAccounts with(String clientKey, Stored account) {
    stored.put(new Key(clientKey, account.accountId()), account);
    return this;
  }

  /** Throws from now on, or does not. */
  void fail(boolean fails) {
    failing.set(fails);
  }

  /** Marks nothing from now on. */
  void forget() {
    forgetful.set(true);
  }

  /** Tells when an account was last marked as reported, or null. */
  Instant reportedAt(String clientKey, String accountId) {
    return reported.get(new Key(clientKey, accountId));
  }

  /** Gives the times that were asked with. */
  List<Instant> asked() {
    return asked;
  }

  @Override
  public List<Stored> due(AtlassianHost host, Instant notSince, int limit) {
    if (failing.get()) {
      throw new IllegalStateException("the application's database is down");
    }
    asked.add(notSince);
    return stored.entrySet().stream()
        .filter(entry -> entry.getKey().clientKey().equals(host.clientKey()))
        .filter(entry -> reported.getOrDefault(entry.getKey(), Instant.MIN).isBefore(notSince))
        .limit(limit)
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public void reported(AtlassianHost host, List<String> accountIds, Instant at) {
    if (!forgetful.get()) {
      accountIds.forEach(id -> reported.put(new Key(host.clientKey(), id), at));
    }
  }
}
