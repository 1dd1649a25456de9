package dev.connectsecurity.it.guards;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Turns every exception into something nice, as many an application does. */
@Provider
public class GreedyMapper implements ExceptionMapper<Exception> {

  @Override
  public Response toResponse(Exception exception) {
    return Response.ok("all is well").build();
  }
}
