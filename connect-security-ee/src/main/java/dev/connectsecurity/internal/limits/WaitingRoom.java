package dev.connectsecurity.internal.limits;

import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Places for those who wait, so many for each site: no site holds the threads of all. */
final class WaitingRoom {
  private final int places;
  private final ConcurrentMap<URI, Integer> taken = new ConcurrentHashMap<>();

  WaitingRoom(int places) {
    this.places = places;
  }

  /** Takes a place, if there is one; it must be left again. */
  boolean enter(URI site) {
    if (taken.merge(site, 1, Integer::sum) <= places) {
      return true;
    }
    leave(site);
    return false;
  }

  void leave(URI site) {
    taken.computeIfPresent(site, (any, count) -> count == 1 ? null : count - 1);
  }

  /** Counts the places that are taken, at all sites. */
  int waiting() {
    return taken.values().stream().mapToInt(Integer::intValue).sum();
  }
}
