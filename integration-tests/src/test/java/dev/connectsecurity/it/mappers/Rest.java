package dev.connectsecurity.it.mappers;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** An application with an answer of its own for refusals. */
@ApplicationPath("/")
public class Rest extends Application {

  /** Demands what a Jira cannot give. */
  @Path("guarded")
  @RequestScoped
  @RequiresScope(ConnectScope.SPACE_ADMIN)
  public static class Guarded {
    /** Never runs. */
    @GET
    public String get() {
      return "done";
    }
  }

  /** The answer of its own. */
  @Provider
  public static class OwnMapper implements ExceptionMapper<AtlassianSecurityException> {
    @Override
    public Response toResponse(AtlassianSecurityException refusal) {
      return Response.status(422).entity("our own words for " + refusal.reason()).build();
    }
  }
}
