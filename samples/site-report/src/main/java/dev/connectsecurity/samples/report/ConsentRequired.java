package dev.connectsecurity.samples.report;

import dev.connectsecurity.ConsentRequiredException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Leads the browser to sign in again when a consent has ended, and back here. */
@Provider
public class ConsentRequired implements ExceptionMapper<ConsentRequiredException> {

  @Context UriInfo here;

  @Override
  public Response toResponse(ConsentRequiredException ended) {
    UriBuilder login = UriBuilder.fromUri(ended.loginUri()).queryParam("returnTo", "{here}");
    return Response.seeOther(login.build(ReportPage.pathAndQuery(here))).build();
  }
}
