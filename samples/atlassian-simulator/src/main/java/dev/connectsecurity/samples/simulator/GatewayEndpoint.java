package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.oauth.Bearer;
import dev.connectsecurity.samples.simulator.oauth.GatewayScopes;
import dev.connectsecurity.samples.simulator.oauth.OAuthBooks;
import dev.connectsecurity.samples.simulator.oauth.OAuthClient;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the gateway answers: token first, then site, then scope, then the product. */
final class GatewayEndpoint implements Endpoint {

  private static final Pattern PRODUCT = Pattern.compile("/ex/(jira|confluence)/([^/]+)(/.*)");

  private final String origin;
  private final Directory directory;
  private final GatewayCallers callers;
  private final WireLog log;

  GatewayEndpoint(
      String origin, Directory directory, OAuthBooks books, ApiTokens apiTokens, WireLog log) {
    this.origin = origin;
    this.directory = directory;
    this.callers = new GatewayCallers(books, apiTokens);
    this.log = log;
  }

  @Override
  public Response answer(Request request) {
    return switch (request.method() + ' ' + request.rawPath()) {
      case "GET /oauth/token/accessible-resources" -> forBearer(request, this::resources);
      case "GET /me" -> forBearer(request, this::me);
      default -> product(request);
    };
  }

  @Override
  public void failed(Request request, Fault fault) {
    log.add(wire(request).answered(fault.status(), "fault on demand: " + fault));
  }

  private Response product(Request request) {
    Matcher target = PRODUCT.matcher(request.rawPath());
    if (!target.matches()) {
      return refused(request, Denial.GATEWAY_SITE);
    }
    Optional<GatewayCallers.GatewayCaller> caller = callers.of(request);
    if (caller.isEmpty()) {
      return refused(request, Denial.GATEWAY_TOKEN);
    }
    Optional<Directory.Place> place = directory.find(target.group(1), target.group(2));
    Optional<Caller> seenAs = place.flatMap(caller.get().as());
    Request inner = request.withPath(target.group(3));
    if (seenAs.isEmpty() || !place.get().rest().serves(inner)) {
      return refused(request, Denial.GATEWAY_SITE);
    }
    return caller.get().opens(place.get(), inner)
        ? place.get().rest().answer(inner, seenAs.get(), wire(request))
        : refused(request, Denial.GATEWAY_SCOPE);
  }

  private Response forBearer(Request request, Function<Bearer, Response> resource) {
    Response response =
        callers.bearer(request).map(resource).orElseGet(Denial.GATEWAY_TOKEN::response);
    log.add(wire(request).answered(response.status(), "by access token"));
    return response;
  }

  /** One entry for each product of each site: ids repeat, the scopes tell them apart. */
  private Response resources(Bearer bearer) {
    JsonArrayBuilder entries = Json.createArrayBuilder();
    for (Directory.Place place : directory.places()) {
      Tenant tenant = place.tenant();
      Set<String> scopes = GatewayScopes.of(tenant.product().type(), bearer.scopes());
      if (bearer.cloudIds().contains(tenant.cloudId()) && !scopes.isEmpty()) {
        entries.add(entry(tenant, scopes));
      }
    }
    return Response.json(200, entries.build());
  }

  private static JsonObjectBuilder entry(Tenant tenant, Set<String> scopes) {
    return Json.createObjectBuilder()
        .add("id", tenant.cloudId())
        .add("name", tenant.name())
        .add("url", tenant.origin())
        .add("scopes", Json.createArrayBuilder(scopes))
        .add("avatarUrl", tenant.origin() + "/avatar.png");
  }

  private Response me(Bearer bearer) {
    if (bearer.kind() != OAuthClient.Kind.APP || !bearer.scopes().contains("read:me")) {
      return Denial.GATEWAY_SCOPE.response();
    }
    User user = User.of(bearer.accountId());
    return Response.json(
        200,
        Json.createObjectBuilder()
            .add("account_type", "atlassian")
            .add("account_id", user.accountId())
            .add("email", user.email())
            .add("name", user.displayName())
            .add("nickname", user.name())
            .add("picture", origin + "/avatar.png")
            .add("account_status", "active")
            .add("zoneinfo", "Europe/Berlin")
            .add("locale", "en-GB")
            .build());
  }

  private Response refused(Request request, Denial denial) {
    Response response = denial.response();
    log.add(wire(request).answered(response.status(), denial.name()));
    return response;
  }

  private Exchange wire(Request request) {
    return Exchange.of("App", "Gateway", request.method(), origin + request.target());
  }
}
