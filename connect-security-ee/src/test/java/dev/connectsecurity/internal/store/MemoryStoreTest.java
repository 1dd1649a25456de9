package dev.connectsecurity.internal.store;

final class MemoryStoreTest extends StoreContract {
  @Override
  Kept open(MovableClock clock) {
    return new Kept(
        new MemoryHosts(Stores.OVERLAP, clock),
        new MemoryGrants(LOCK_WAIT),
        new MemoryLogins(clock));
  }
}
