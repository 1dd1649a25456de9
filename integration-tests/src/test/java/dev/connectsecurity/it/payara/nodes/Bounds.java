package dev.connectsecurity.it.payara.nodes;

import java.time.Duration;

/**
 * What is promised of two nodes that share a database.
 *
 * @param cache how long a node may use what it has read
 * @param overlap how long a replaced secret still verifies
 */
record Bounds(Duration cache, Duration overlap) {
  /** A key is read past the cache once a second at most. */
  static final Duration AGAIN = Duration.ofSeconds(1);

  /** How often a second a node reads past its cache, over all keys. */
  static final int AGAIN_PER_SECOND = 20;

  /** A clock that is read here is read a little earlier or later there. */
  static final Duration SLACK = Duration.ofMillis(500);

  /** Gives how long a replaced secret may be accepted after its successor was acknowledged. */
  Duration replaced() {
    return (overlap.compareTo(cache) > 0 ? overlap : cache).plus(SLACK);
  }

  /** Gives how long a node may go by what it has read before a change on the other node. */
  Duration remembered() {
    return cache.plus(SLACK);
  }

  /** Gives the lines of the configuration. */
  String[] configuration() {
    return new String[] {
      "atlassian.store.cache-time=" + cache, "atlassian.store.previous-secret-time=" + overlap
    };
  }
}
