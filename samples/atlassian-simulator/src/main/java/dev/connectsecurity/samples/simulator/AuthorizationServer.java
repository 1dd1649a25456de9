package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.oauth.OAuthRefusal;
import jakarta.json.Json;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;

/** The server that lets an app act as a user: an assertion goes in, a bearer token comes out. */
public final class AuthorizationServer {

  private static final String TOKEN_PATH = "/oauth2/token";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private final List<Tenant> tenants = new CopyOnWriteArrayList<>();
  private final AccessTokens accessTokens = new AccessTokens();
  private final LoopbackServer server;
  private final WireLog log;

  AuthorizationServer(int port, ScheduledExecutorService threads, WireLog log) {
    this.log = log;
    server = new LoopbackServer(port, threads);
    server.start(new TokenEndpoint(new AssertionCheck(tenants, server.origin())));
  }

  /** The server's origin, which an assertion names in {@code aud}. */
  public String url() {
    return server.origin();
  }

  /** Where assertions are posted. */
  public String tokenUrl() {
    return url() + TOKEN_PATH;
  }

  /** What goes wrong here on demand. */
  public Faults faults() {
    return server.faults();
  }

  /** How often tokens were asked for: {@code of("POST", "/oauth2/token")}. */
  public Counts counts() {
    return server.counts();
  }

  /** Ends the life of all access tokens that are out. */
  public void expireAccessTokens() {
    accessTokens.expire();
  }

  AccessTokens register(Tenant tenant) {
    tenants.add(tenant);
    return accessTokens;
  }

  void close() {
    server.close();
  }

  private final class TokenEndpoint implements Endpoint {

    private final AssertionCheck check;

    private TokenEndpoint(AssertionCheck check) {
      this.check = check;
    }

    @Override
    public Response answer(Request request) {
      if (!request.method().equals("POST") || !request.rawPath().equals(TOKEN_PATH)) {
        return Response.text(404, "Not found");
      }
      try {
        AssertionCheck.Asked asked = asked(request);
        Caller user = Caller.user(asked.user(), scopes(asked, form(request, "scope")));
        return logged(
            request, token(asked, user), "token for " + user.displayName() + ", " + user.scopes());
      } catch (OAuthRefusal e) {
        return logged(request, TokenDesk.refused(e), e.error() + ": " + e.getMessage());
      }
    }

    @Override
    public void failed(Request request, Fault fault) {
      log.add(wire(request).answered(fault.status(), "fault on demand: " + fault));
    }

    private AssertionCheck.Asked asked(Request request) {
      if (!request.contentType().orElse("").startsWith(FORM)) {
        throw OAuthRefusal.invalidRequest("send " + FORM);
      }
      if (!form(request, "grant_type").equals(GRANT)) {
        throw OAuthRefusal.unsupportedGrantType("grant_type is not " + GRANT);
      }
      return check.check(form(request, "assertion"));
    }

    private Response token(AssertionCheck.Asked asked, Caller user) {
      String token = accessTokens.issue(asked.tenant(), asked.installation(), user);
      return Response.json(
              200,
              Json.createObjectBuilder()
                  .add("access_token", token)
                  .add("expires_in", AccessTokens.LIFE.toSeconds())
                  .add("token_type", "Bearer")
                  .build())
          .with("Cache-Control", "no-store");
    }

    private Set<String> scopes(AssertionCheck.Asked asked, String wanted) {
      Product product = asked.tenant().product();
      Set<String> granted = Scopes.granted(product, asked.installation().descriptor().scopes());
      if (wanted.isBlank()) {
        return granted;
      }
      // upper case, parted by spaces: "read" or "READ,WRITE" is no scope
      Set<String> narrowed = Set.copyOf(List.of(wanted.trim().split(" +")));
      if (!granted.containsAll(narrowed)) {
        throw OAuthRefusal.invalidScope("scope is more than the app has");
      }
      return Scopes.granted(product, narrowed);
    }

    private Response logged(Request request, Response response, String note) {
      log.add(wire(request).answered(response.status(), note));
      return response;
    }

    private Exchange wire(Request request) {
      return Exchange.of("App", "Authorization server", "POST", url() + request.target())
          .withToken(form(request, "assertion"));
    }

    private static String form(Request request, String name) {
      return request.formField(name).orElse("");
    }
  }
}
