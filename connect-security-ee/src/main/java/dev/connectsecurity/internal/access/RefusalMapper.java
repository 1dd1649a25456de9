package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.internal.refusal.ProblemText;
import dev.connectsecurity.internal.refusal.RefusalBody;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers a guard's refusal inside JAX-RS, so that a mapper of the application for {@code
 * Exception} does not turn it into something else; one for {@link AtlassianSecurityException} wins
 * over this.
 *
 * @since 0.1
 */
@Provider
@Priority(Priorities.USER + 1000)
public final class RefusalMapper implements ExceptionMapper<AtlassianSecurityException> {

  private final HttpHeaders headers;

  /**
   * Made by the JAX-RS implementation.
   *
   * @param headers of the current request
   */
  public RefusalMapper(@Context HttpHeaders headers) {
    this.headers = headers;
  }

  @Override
  public Response toResponse(AtlassianSecurityException refusal) {
    RefusalBody body = RefusalBody.of(refusal, headers.getHeaderString(HttpHeaders.ACCEPT));
    int status = ProblemText.statusOf(refusal);
    Response.ResponseBuilder response =
        Response.status(status).type(body.mediaType()).entity(body.text());
    // RFC 9110 section 15.5.2: a 401 has a challenge.
    return (status == 401 ? response.header(HttpHeaders.WWW_AUTHENTICATE, "JWT") : response)
        .build();
  }
}
