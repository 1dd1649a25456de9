package dev.connectsecurity.samples.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The product's REST API: token first, then scope, then the resource. */
final class ProductRest implements Endpoint {

  private final Tenant tenant;
  private final AppTokenCheck check;
  private final List<RestRoute> routes;
  private final WireLog log;

  ProductRest(Tenant tenant, SiteContent content, WireLog log) {
    this.tenant = tenant;
    this.check = new AppTokenCheck(tenant);
    this.routes = new RestResources(tenant, content).routes();
    this.log = log;
  }

  boolean serves(Request request) {
    return request.rawPath().startsWith(tenant.product().contextPath() + "/rest/");
  }

  @Override
  public Response answer(Request request) {
    Optional<String> refusal = check.refusal(request);
    if (refusal.isPresent()) {
      return logged(request, Response.error(401, refusal.get()), refusal.get());
    }
    String path = request.rawPath().substring(tenant.product().contextPath().length());
    return routes.stream()
        .filter(route -> route.match(request, path).isPresent())
        .findFirst()
        .map(route -> call(route, request, path))
        .orElseGet(() -> logged(request, Response.error(404, "no such resource"), "not found"));
  }

  @Override
  public void failed(Request request, Fault fault) {
    log.add(wire(request).answered(fault.status(), "fault on demand: " + fault));
  }

  private Response call(RestRoute route, Request request, String path) {
    Set<String> declared = tenant.installation().descriptor().scopes();
    String needed = route.scope();
    if (!needed.equals("NONE") && !Scopes.granted(tenant.product(), declared).contains(needed)) {
      String reason = "the app lacks the scope " + needed;
      return logged(request, Response.error(403, reason), reason);
    }
    Response response = route.resource().apply(route.match(request, path).orElseThrow());
    return logged(request, response, "token and scope " + needed + " are good");
  }

  private Response logged(Request request, Response response, String note) {
    log.add(wire(request).answered(response.status(), note));
    return response;
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
