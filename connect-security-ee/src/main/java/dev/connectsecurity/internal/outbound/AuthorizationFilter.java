package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.limits.RateLimits;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Authenticates a request, or stops it: the only place that writes {@code Authorization}.
 *
 * <p>It runs last, so that what it checks and signs is what goes on the wire. JAX-RS runs request
 * filters in ascending priority; this one is registered with the greatest, {@value
 * Integer#MAX_VALUE}, and sends nothing beside another that claims the same. A refusal leaves
 * JAX-RS as the cause of a {@code ProcessingException}.
 */
final class AuthorizationFilter implements ClientRequestFilter {

  /** The request property that carries the {@link Authentication}. */
  static final String MODE = "dev.connectsecurity.authentication";

  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

  private final String userAgent;
  private final RateLimits limits;

  /**
   * Makes the filter.
   *
   * @param userAgent the value of the {@code User-Agent} header
   * @param limits lets calls wait while a site takes none
   */
  AuthorizationFilter(String userAgent, RateLimits limits) {
    this.userAgent = userAgent;
    this.limits = limits;
  }

  /**
   * Sets the headers.
   *
   * @throws CallRefusedException if the request has no mode, leaves what the mode is bound to, or
   *     has what must not be sent
   * @throws dev.connectsecurity.UnavailableException if the site takes no calls for now, and this
   *     one cannot wait
   */
  @Override
  public void filter(ClientRequestContext request) {
    if (!(request.getProperty(MODE) instanceof Authentication authentication)) {
      throw new CallRefusedException(
          Reason.FOREIGN_TARGET, "Not sent: the request was not made from a target of this client");
    }
    refuseRival(request.getConfiguration());
    Optional<SentCall> repeated = SentCall.in(request::getProperty, SentCall.REPEAT);
    // As it went over the wire: no builder has had a second chance to encode it.
    repeated.map(SentCall::uri).ifPresent(request::setUri);
    URI uri = EmptySegments.takenOut(request.getUri());
    if (!uri.equals(request.getUri())) {
      request.setUri(uri);
    }
    new Origin(authentication.root()).pathBelow(uri);
    forgetOwnCredential(request);
    refuseUnsendable(request);
    // Again, and here: a request's own property would win over the client's.
    Redirects.OFF.forEach(request::setProperty);
    SentCall call = repeated.orElseGet(() -> admitted(authentication));
    String credential = authentication.headerFor(request.getMethod(), uri);
    request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, credential);
    request.getHeaders().putSingle(HttpHeaders.USER_AGENT, userAgent);
    call.sent(uri, credential);
    if (repeated.isEmpty()) {
      request.setProperty(SentCall.FIRST, call);
    }
  }

  // A repeated call has waited already, and what it waited for is over.
  private SentCall admitted(Authentication authentication) {
    SentCall call = new SentCall(authentication);
    limits.enter(call.budget());
    return call;
  }

  // RESTEasy keeps the headers of an invocation that is invoked a second time.
  private static void forgetOwnCredential(ClientRequestContext request) {
    String known = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (SentCall.in(request::getProperty, SentCall.FIRST)
        .filter(last -> last.beganWith(known))
        .isPresent()) {
      request.getHeaders().remove(HttpHeaders.AUTHORIZATION);
    }
  }

  // The order of equals is undefined: another filter at the end could move a signed request.
  private static void refuseRival(Configuration configuration) {
    if (configuration == null) {
      // CXF has none for a typed client.
      return;
    }
    Stream<Class<?>> instances = configuration.getInstances().stream().map(Object::getClass);
    boolean rival =
        Stream.concat(configuration.getClasses().stream(), instances)
            .filter(component -> component != AuthorizationFilter.class)
            .map(component -> configuration.getContracts(component).get(ClientRequestFilter.class))
            .anyMatch(Integer.valueOf(Integer.MAX_VALUE)::equals);
    if (rival) {
      throw new CallRefusedException(
          Reason.FOREIGN_TARGET,
          "Not sent: a filter has the priority Integer.MAX_VALUE, so the URI may still change");
    }
  }

  private static void refuseUnsendable(ClientRequestContext request) {
    for (String name : request.getHeaders().keySet()) {
      if (name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION)) {
        throw malformed("it already has an Authorization header; the target's mode sets it");
      }
      // Atlassian routes by this name: the connection would be the tenant's, the reader another's.
      if (name.equalsIgnoreCase(HttpHeaders.HOST)) {
        throw malformed("it already has a Host header; the URI sets it");
      }
    }
    // Jira and Confluence answer 403 to it, as if a scope were missing (CHANGE-2328).
    if (request.hasEntity() && WITHOUT_BODY.contains(request.getMethod())) {
      throw malformed("a " + request.getMethod() + " request must not have a body");
    }
  }

  private static CallRefusedException malformed(String why) {
    return new CallRefusedException(Reason.MALFORMED_CALL, "Not sent: " + why);
  }
}
