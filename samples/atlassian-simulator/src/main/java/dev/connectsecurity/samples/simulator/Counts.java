package dev.connectsecurity.samples.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often each endpoint of a listener was asked. */
public final class Counts {

  private final Map<String, Integer> byEndpoint = new ConcurrentHashMap<>();

  Counts() {}

  void add(String method, String rawPath) {
    byEndpoint.merge(method + ' ' + rawPath, 1, Integer::sum);
  }

  /**
   * Counts requests to one endpoint.
   *
   * @param method the HTTP method in capitals
   * @param rawPath the whole path, as it came, without query
   */
  public int of(String method, String rawPath) {
    return byEndpoint.getOrDefault(method + ' ' + rawPath, 0);
  }

  /** Counts the requests whose path begins with a text. */
  public int below(String pathPrefix) {
    return byEndpoint.entrySet().stream()
        .filter(e -> e.getKey().substring(e.getKey().indexOf(' ') + 1).startsWith(pathPrefix))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Begins to count anew. */
  public void reset() {
    byEndpoint.clear();
  }
}
