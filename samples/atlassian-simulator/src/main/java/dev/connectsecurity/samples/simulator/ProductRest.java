package dev.connectsecurity.samples.simulator;

import java.util.List;
import java.util.Optional;

/** The product's REST API: token first, then scope, then the resource. */
final class ProductRest implements Endpoint {

  private static final String BEARER = "Bearer ";

  private final Tenant tenant;
  private final AppTokenCheck check;
  private final List<RestRoute> routes;
  private final AccessTokens accessTokens;
  private final WireLog log;

  ProductRest(Tenant tenant, SiteContent content, AccessTokens accessTokens, WireLog log) {
    this.tenant = tenant;
    this.check = new AppTokenCheck(tenant);
    this.routes = new RestResources(tenant, content).routes();
    this.accessTokens = accessTokens;
    this.log = log;
  }

  boolean serves(Request request) {
    String path = request.rawPath();
    return path.startsWith(tenant.product().contextPath() + "/rest/")
        || path.startsWith(tenant.product().contextPath() + "/api/v2/");
  }

  @Override
  public Response answer(Request request) {
    String authorization = request.authorization().orElse("");
    if (authorization.startsWith(BEARER)) {
      return accessTokens
          .caller(authorization.substring(BEARER.length()), tenant)
          .map(caller -> answer(request, caller))
          .orElseGet(() -> refused(request, 401, "the bearer token is unknown or has expired"));
    }
    return check
        .refusal(request)
        .map(reason -> refused(request, 401, reason))
        .orElseGet(() -> answer(request, app()));
  }

  @Override
  public void failed(Request request, Fault fault) {
    log.add(wire(request).answered(fault.status(), "fault on demand: " + fault));
  }

  private Caller app() {
    return Caller.app(tenant.product(), tenant.installation().descriptor());
  }

  private Response answer(Request request, Caller caller) {
    String path = request.rawPath().substring(tenant.product().contextPath().length());
    for (RestRoute route : routes) {
      Optional<RestRoute.Call> call = route.match(request, path, caller);
      if (call.isPresent()) {
        return caller.may(route.scope())
            ? done(request, route, call.get())
            : refused(request, 403, "the caller lacks the scope " + route.scope());
      }
    }
    return refused(request, 404, "no such resource");
  }

  private Response done(Request request, RestRoute route, RestRoute.Call call) {
    Response response = route.resource().apply(call);
    String caller = call.caller().displayName();
    log.add(wire(request).answered(response.status(), "as " + caller + ", scope " + route.scope()));
    return response;
  }

  private Response refused(Request request, int status, String reason) {
    log.add(wire(request).answered(status, reason));
    return Response.error(status, reason);
  }

  private Exchange wire(Request request) {
    Exchange plain =
        Exchange.of("App", tenant.name(), request.method(), tenant.origin() + request.target());
    return request
        .authorization()
        .map(value -> plain.withToken(value.substring(value.indexOf(' ') + 1)))
        .orElse(plain);
  }
}
