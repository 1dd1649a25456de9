package dev.connectsecurity.samples.report;

import dev.connectsecurity.ConsentRequiredException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Leads the browser to sign in again when a consent has ended. */
@Provider
public class ConsentRequired implements ExceptionMapper<ConsentRequiredException> {

  @Override
  public Response toResponse(ConsentRequiredException ended) {
    return Response.seeOther(ended.loginUri()).build();
  }
}
