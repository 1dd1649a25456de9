package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.Reason;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
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

  /**
   * Makes the filter.
   *
   * @param userAgent the value of the {@code User-Agent} header
   */
  AuthorizationFilter(String userAgent) {
    this.userAgent = userAgent;
  }

  /**
   * Sets the headers.
   *
   * @throws CallRefusedException if the request has no mode, leaves what the mode is bound to, or
   *     has what must not be sent
   */
  @Override
  public void filter(ClientRequestContext request) {
    if (!(request.getProperty(MODE) instanceof Authentication authentication)) {
      throw new CallRefusedException(
          Reason.FOREIGN_TARGET, "Not sent: the request was not made from a target of this client");
    }
    refuseRival(request.getConfiguration());
    URI uri = EmptySegments.takenOut(request.getUri());
    request.setUri(uri);
    new Origin(authentication.root()).pathBelow(uri);
    refuseUnsendable(request);
    // Again, and here: a request's own property would win over the client's.
    Redirects.OFF.forEach(request::setProperty);
    String credential = authentication.headerFor(request.getMethod(), uri);
    request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, credential);
    request.getHeaders().putSingle(HttpHeaders.USER_AGENT, userAgent);
  }

  // The order of equals is undefined: another filter at the end could move a signed request.
  private static void refuseRival(Configuration configuration) {
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
