package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.CallDenial;
import dev.connectsecurity.internal.limits.RateLimits;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Receives every answer, nearest to the wire: bounds what is read of it, repeats the call if that
 * helps and does no harm, and names what kind of denial it is.
 *
 * <p>A refused credential is replaced once. A site that says when to come again is asked again
 * then; whatever else goes wrong, also a lost connection, reaches the caller as it is. A redirect
 * passes as it is.
 */
final class AnswerFilter implements ClientResponseFilter {
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;
  // RFC 9110 section 9.2.2.
  private static final Set<String> IDEMPOTENT =
      Set.of(
          HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

  private final long bodyLimit;
  private final RateLimits limits;
  private final Repeater repeater;

  /**
   * Makes the filter.
   *
   * @param bodyLimit how many bytes of a body are read at most
   * @param limits what products say about their limits
   * @param repeater sends calls once more
   */
  AnswerFilter(long bodyLimit, RateLimits limits, Repeater repeater) {
    this.bodyLimit = bodyLimit;
    this.limits = limits;
    this.repeater = repeater;
  }

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response)
      throws IOException {
    Answer answer = new Answer(response);
    answer.limit(bodyLimit);
    // Only this class says what was denied.
    answer.removeHeader(CallDenial.HEADER);
    Optional<SentCall> call = SentCall.in(request::getProperty, SentCall.FIRST);
    if (call.isPresent()) {
      repeat(request, answer, call.get());
      classify(request, answer, call.get());
      // The call is over: nobody needs to see its credential, nor to take a next one for it.
      request.removeProperty(SentCall.FIRST);
      request.getHeaders().remove(HttpHeaders.AUTHORIZATION);
    }
  }

  private void repeat(ClientRequestContext request, Answer answer, SentCall call)
      throws IOException {
    int retries = 0;
    boolean renewed = false;
    while (true) {
      boolean saysWhen = limits.note(call.budget(), answer.status(), answer::header);
      if (answer.status() == UNAUTHORIZED) {
        if (renewed || !isRenewed(answer, call) || !call.isRepeatable(request)) {
          return;
        }
        renewed = true;
      } else {
        boolean harmless = saysWhen && isHarmless(request, answer) && call.isRepeatable(request);
        if (!harmless || !isAdmitted(answer, call, retries)) {
          return;
        }
        retries++;
      }
      answer.become(() -> repeater.repeat(request, call));
    }
  }

  private boolean isAdmitted(Answer answer, SentCall call, int retries) throws IOException {
    // Read what there is, so that no connection is held while the call waits.
    answer.head();
    return limits.awaitRetry(call.budget(), retries);
  }

  // A missing scope comes as 401 as well.
  private static boolean isRenewed(Answer answer, SentCall call) throws IOException {
    Optional<DenialSign> sign = DenialSign.of(new Denied(call, answer, answer.head()));
    return sign.filter(DenialSign::isOfTheToken).isEmpty() && call.renew();
  }

  // A call that was turned away was not executed; one that met a failure may have been.
  private static boolean isHarmless(ClientRequestContext request, Answer answer) {
    return answer.status() == TOO_MANY_REQUESTS || IDEMPOTENT.contains(request.getMethod());
  }

  private static void classify(ClientRequestContext request, Answer answer, SentCall call)
      throws IOException {
    int status = answer.status();
    if (new Denied(call, answer, "").isAnonymous() && (status < 400 || status == NOT_FOUND)) {
      answer.becomeUnauthorized();
    }
    if (DenialSign.isPossible(answer.status())) {
      DenialSign.of(new Denied(call, answer, answer.head()))
          .map(sign -> sign.of(call.named(request.getMethod())).headerValue())
          .ifPresent(value -> answer.setHeader(CallDenial.HEADER, value));
    }
  }
}
