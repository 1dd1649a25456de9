package dev.connectsecurity.internal.outbound;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Some of Jira, as an application would write it. */
@RegisterRestClient
@Path("rest/api/3")
public interface TypedJira {

  @GET
  @Path("myself")
  String myself();

  @GET
  @Path("myself")
  CompletionStage<String> myselfLater();

  @GET
  @Path("search")
  Response search(@QueryParam("jql") String jql);

  @GET
  @Path("search")
  Response searchAs(@HeaderParam("Authorization") String credential);

  @GET
  @Path("{path}")
  Response any(@PathParam("path") String path);

  @POST
  @Path("issue")
  @Consumes(MediaType.TEXT_PLAIN)
  Response create(String issue);
}
