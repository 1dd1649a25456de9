package dev.connectsecurity.internal.refusal;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.RequestRejected;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns a request away: answers, logs and tells the application.
 *
 * @since 0.1
 */
public final class Refusals {
  private static final Logger LOG = System.getLogger(Refusals.class.getName());
  private static final String RETRY_SECONDS = "30";

  private final String challenge;
  private final RejectionLog log;
  private final Consumer<RequestRejected> listener;

  /**
   * Makes the exit.
   *
   * @param appKey the realm of the challenge
   * @param clock bounds the log lines of a second
   * @param listener receives every rejection of a caller that was not let in; may fail
   */
  public Refusals(String appKey, Clock clock, Consumer<RequestRejected> listener) {
    this.challenge = "JWT realm=\"" + appKey + "\"";
    this.log = new RejectionLog(clock);
    this.listener = listener;
  }

  /**
   * Rejects a request that did not get past a door.
   *
   * @param refusal why
   * @param clientKey the stored tenant that the request claims to come from, if any
   */
  public void reject(
      HttpServletRequest request,
      HttpServletResponse response,
      AtlassianSecurityException refusal,
      Optional<String> clientKey)
      throws IOException {
    RequestRejected rejected =
        new RequestRejected(
            refusal.reason(), clientKey, request.getMethod(), request.getRequestURI());
    log.write(rejected, refusal.getMessage());
    tell(rejected);
    answer(request, response, refusal);
  }

  /**
   * Answers a refusal that came out of the application, for a caller that was let in.
   *
   * <p>Does nothing if the response is on its way already.
   */
  public void answer(
      HttpServletRequest request, HttpServletResponse response, AtlassianSecurityException refusal)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    int status = ProblemText.statusOf(refusal);
    response.resetBuffer();
    if (status == 401) {
      response.setHeader("WWW-Authenticate", challenge);
    } else if (status == 503) {
      response.setHeader("Retry-After", RETRY_SECONDS);
    }
    write(response, status, RefusalBody.of(refusal, request.getHeader("Accept")));
  }

  /**
   * Answers what is no matter of security, such as a method that is not served, in the same form.
   *
   * @param status 404 or 405
   */
  public static void answer(HttpServletResponse response, int status) throws IOException {
    write(response, status, new RefusalBody(ProblemText.MEDIA_TYPE, ProblemText.of(status)));
  }

  private static void write(HttpServletResponse response, int status, RefusalBody refusal)
      throws IOException {
    byte[] body = refusal.text().getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(refusal.mediaType());
    response.setContentLength(body.length);
    write(response, body);
  }

  // The application may have asked for the writer before it was refused; a response gives out one
  // of both only.
  private static void write(HttpServletResponse response, byte[] body) throws IOException {
    try {
      response.getOutputStream().write(body);
    } catch (IllegalStateException writerInUse) {
      response.getWriter().write(new String(body, StandardCharsets.UTF_8));
    }
  }

  private void tell(RequestRejected rejected) {
    try {
      listener.accept(rejected);
    } catch (RuntimeException observerFailed) {
      LOG.log(Level.ERROR, "an observer of RequestRejected failed", observerFailed);
    }
  }
}
