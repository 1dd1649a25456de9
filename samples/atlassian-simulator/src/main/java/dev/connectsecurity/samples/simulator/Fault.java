package dev.connectsecurity.samples.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Something that goes wrong on demand; see {@link Faults}. */
public final class Fault {

  // the JDK's own RFC 1123 writes the day with one digit, HTTP with two (RFC 9110 section 5.6.7)
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  // Jira writes this header without seconds
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

  private final String name;
  private final Duration delay;
  private final Optional<Response> answer;
  private final Map<String, String> headers;
  private final End end;

  private Fault(
      String name,
      Duration delay,
      Optional<Response> answer,
      Map<String, String> headers,
      End end) {
    this.name = name;
    this.delay = delay;
    this.answer = answer;
    this.headers = headers;
    this.end = end;
  }

  /** Answers with a status and a short body. */
  public static Fault status(int status) {
    return answering("status " + status, Response.error(status, "fault on demand"));
  }

  /**
   * Answers with a status and {@code Retry-After} in seconds; 429 with the reason of a burst, too.
   */
  public static Fault retryAfter(int status, int seconds) {
    Response answer =
        Response.error(status, "fault on demand").with("Retry-After", String.valueOf(seconds));
    return answering(
        "status " + status + ", retry after " + seconds + " s",
        status == 429 ? answer.with("RateLimit-Reason", "jira-burst-based") : answer);
  }

  /** Answers with a status, usually 429 or 503, and {@code Retry-After} as a date of HTTP. */
  public static Fault retryAfter(int status, Instant at) {
    String date = HTTP_DATE.format(at);
    return answering(
        "status " + status + ", retry after " + date,
        Response.error(status, "fault on demand").with("Retry-After", date));
  }

  /**
   * Answers 429 with all headers of Jira's rate limits.
   *
   * @param reason such as {@code jira-quota-tenant-based}
   * @param seconds the value of {@code Retry-After}
   * @param limit the value of {@code X-RateLimit-Limit}
   * @param reset what {@code X-RateLimit-Reset} tells, to the minute
   */
  public static Fault rateLimited(String reason, int seconds, int limit, Instant reset) {
    Response answer =
        Response.error(429, "Rate limit exceeded")
            .with("Retry-After", String.valueOf(seconds))
            .with("RateLimit-Reason", reason);
    return new Fault(
        "rate limit " + reason,
        Duration.ZERO,
        Optional.of(answer),
        limits(limit, 0, reset),
        End.OK);
  }

  /** Answers as usual, with the headers that warn of a rate limit. */
  public static Fault nearLimit(int limit, int remaining, Instant reset) {
    return new Fault(
        "rate limit near, " + remaining + " of " + limit + " left",
        Duration.ZERO,
        Optional.empty(),
        limits(limit, remaining, reset),
        End.OK);
  }

  /** Answers as a product or the gateway words it when somebody may not. */
  public static Fault denied(Denial denial) {
    return answering("denied: " + denial, denial.response());
  }

  /** Answers 200 with a body that nobody asked for. */
  public static Fault body(String text) {
    return answering("unexpected body", Response.text(200, text));
  }

  /** Answers 302 to another place. */
  public static Fault redirect(String location) {
    return redirect(302, location);
  }

  /** Answers a 3xx to another place. */
  public static Fault redirect(int status, String location) {
    return answering("redirect", Response.empty(status).with("Location", location));
  }

  /** Answers as usual, but late. */
  public static Fault slow(Duration delay) {
    String name = "slow by " + delay.toMillis() + " ms";
    return new Fault(name, delay, Optional.empty(), Map.of(), End.OK);
  }

  /** Takes the request and never answers; the connection stays open until the simulator closes. */
  public static Fault silence() {
    return new Fault("never answers", Duration.ZERO, Optional.empty(), Map.of(), End.SILENT);
  }

  /** Does what was asked, then closes the connection without an answer. */
  public static Fault cut() {
    return new Fault("answer lost", Duration.ZERO, Optional.empty(), Map.of(), End.CUT);
  }

  /** Does what was asked, then closes the connection in the middle of the answer. */
  public static Fault half() {
    return new Fault("half of the answer", Duration.ZERO, Optional.empty(), Map.of(), End.HALF);
  }

  private static Fault answering(String name, Response answer) {
    return new Fault(name, Duration.ZERO, Optional.of(answer), Map.of(), End.OK);
  }

  private static Map<String, String> limits(int limit, int remaining, Instant reset) {
    return Map.of(
        "X-RateLimit-Limit", String.valueOf(limit),
        "X-RateLimit-Remaining", String.valueOf(remaining),
        "X-RateLimit-NearLimit", "true",
        "X-RateLimit-Reset", MINUTES.format(reset));
  }

  Duration delay() {
    return delay;
  }

  Optional<Response> answer() {
    return answer;
  }

  Response on(Response response) {
    Response more = response;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      more = more.with(header.getKey(), header.getValue());
    }
    return more;
  }

  End end() {
    return end;
  }

  int status() {
    return answer.map(Response::status).orElse(0);
  }

  @Override
  public String toString() {
    return name;
  }

  /** How much of an answer is sent. */
  enum End {
    OK,
    SILENT,
    CUT,
    HALF
  }
}
