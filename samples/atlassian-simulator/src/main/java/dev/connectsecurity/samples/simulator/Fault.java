package dev.connectsecurity.samples.simulator;

import java.time.Duration;
import java.util.Optional;

/** Something that goes wrong on demand; see {@link Faults}. */
public final class Fault {

  private final String name;
  private final Duration delay;
  private final Optional<Response> answer;
  private final boolean silent;

  private Fault(String name, Duration delay, Optional<Response> answer, boolean silent) {
    this.name = name;
    this.delay = delay;
    this.answer = answer;
    this.silent = silent;
  }

  /** Answers with a status and a short body. */
  public static Fault status(int status) {
    return answering("status " + status, Response.error(status, "fault on demand"));
  }

  /** Answers with a status, usually 429 or 503, and {@code Retry-After} in seconds. */
  public static Fault retryAfter(int status, int seconds) {
    return answering(
        "status " + status + ", retry after " + seconds + " s",
        Response.error(status, "fault on demand")
            .with("Retry-After", String.valueOf(seconds))
            .with("RateLimit-Reason", "jira-burst-based"));
  }

  /** Answers 200 with a body that nobody asked for. */
  public static Fault body(String text) {
    return answering("unexpected body", Response.text(200, text));
  }

  /** Answers 302 to another place. */
  public static Fault redirect(String location) {
    return answering("redirect", Response.empty(302).with("Location", location));
  }

  /** Answers as usual, but late. */
  public static Fault slow(Duration delay) {
    return new Fault("slow by " + delay.toMillis() + " ms", delay, Optional.empty(), false);
  }

  /** Takes the request and never answers; the connection stays open until the simulator closes. */
  public static Fault silence() {
    return new Fault("never answers", Duration.ZERO, Optional.empty(), true);
  }

  private static Fault answering(String name, Response answer) {
    return new Fault(name, Duration.ZERO, Optional.of(answer), false);
  }

  Duration delay() {
    return delay;
  }

  Optional<Response> answer() {
    return answer;
  }

  boolean isSilent() {
    return silent;
  }

  int status() {
    return answer.map(Response::status).orElse(0);
  }

  @Override
  public String toString() {
    return name;
  }
}
