package dev.connectsecurity.it.scopes.standards;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.security.Principal;

/** What the standards ask of a caller. */
public final class Standards {
  private Standards() {}

  /** Where resources are. */
  @ApplicationPath("/rest")
  public static class Rest extends Application {}

  /** Turns on what Jersey has for {@code RolesAllowed}. */
  @Provider
  public static class Roles implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      try {
        context.register(
            Class.forName("org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature"));
        return true;
      } catch (ClassNotFoundException anotherServer) {
        return false;
      }
    }
  }

  /** Asks by the standards, and by ours. */
  @Path("/")
  @RequestScoped
  public static class Resource {
    /** By role. */
    @GET
    @Path("reader")
    @RolesAllowed("READ")
    public String reader() {
      return "done";
    }

    /** By role. */
    @GET
    @Path("administrator")
    @RolesAllowed("SPACE_ADMIN")
    public String administrator() {
      return "done";
    }

    /** By role and by scope. */
    @GET
    @Path("both")
    @RolesAllowed("READ")
    @RequiresScope(ConnectScope.SPACE_ADMIN)
    public String both() {
      return "done";
    }

    /** By question. */
    @GET
    @Path("question")
    public String question(@Context SecurityContext security) {
      return security.getUserPrincipal().getName()
          + " READ "
          + security.isUserInRole("READ")
          + " SPACE_ADMIN "
          + security.isUserInRole("SPACE_ADMIN");
    }
  }

  /** For administrators of spaces, whom Jira has none of. */
  @WebServlet("/administration")
  @RequiresScope(ConnectScope.SPACE_ADMIN)
  public static class Administration extends HttpServlet {
    private static final long serialVersionUID = 1L;
  }

  /** Dispatches once, and asks after it. */
  @WebServlet(urlPatterns = "/dispatched", asyncSupported = true)
  public static class Dispatched extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject private transient AtlassianPrincipal caller;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (request.getDispatcherType() == DispatcherType.ASYNC) {
        response
            .getWriter()
            .print(
                request.getUserPrincipal().getName()
                    + " "
                    + request.isUserInRole("READ")
                    + " "
                    + caller.getName());
      } else {
        AsyncContext async = request.startAsync();
        async.dispatch();
      }
    }
  }

  /** Greets whoever shook hands. */
  @ServerEndpoint(value = "/socket", configurator = Socket.Hands.class)
  public static class Socket {
    /** Says to whom it talks. */
    @OnOpen
    public void open(Session session) throws IOException {
      session.getBasicRemote().sendText(session.getUserProperties().get("name") + "");
    }

    /** Looks at the handshake. */
    public static class Hands extends ServerEndpointConfig.Configurator {
      @Override
      public void modifyHandshake(
          ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        Principal principal = request.getUserPrincipal();
        config
            .getUserProperties()
            .put(
                "name",
                principal instanceof AtlassianPrincipal caller
                    ? caller.getName() + " " + request.isUserInRole("READ")
                    : "nobody: " + principal);
      }
    }
  }
}
