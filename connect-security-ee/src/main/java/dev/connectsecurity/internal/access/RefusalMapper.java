package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.internal.refusal.ProblemText;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
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

  /** Made by the JAX-RS implementation. */
  public RefusalMapper() {}

  @Override
  public Response toResponse(AtlassianSecurityException refusal) {
    return Response.status(ProblemText.statusOf(refusal))
        .type(ProblemText.MEDIA_TYPE)
        .entity(ProblemText.of(refusal))
        .build();
  }
}
