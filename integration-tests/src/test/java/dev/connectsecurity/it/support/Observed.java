package dev.connectsecurity.it.support;

/**
 * What the probe in the server has counted so far.
 *
 * @param hits requests that reached the application
 * @param rejected events of rejection
 * @param reason that of the last event
 * @param tenant that of the last event, or a dash
 */
public record Observed(int hits, int rejected, String reason, String tenant) {

  /** Asks the probe. */
  public static Observed at(RawHttp http) {
    String[] words = http.get("/app/public/probe").body().split(" ");
    return new Observed(Integer.parseInt(words[0]), Integer.parseInt(words[1]), words[2], words[3]);
  }
}
