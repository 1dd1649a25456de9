package dev.connectsecurity.samples.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The product's REST API: token first, then scope, then the resource. */
final class ProductRest implements Endpoint {

  private static final String LOGIN_REASON = "X-Seraph-LoginReason";
  // what a site with a public project answers everybody
  private static final Set<String> PUBLIC =
      Set.of("/rest/api/3/serverInfo", "/rest/api/3/search", "/rest/api/3/search/jql");
  private static final String ISSUE = "/rest/api/3/issue/";

  private final Tenant tenant;
  private final AppTokenCheck check;
  private final List<RestRoute> routes;
  private final AccessTokens accessTokens;
  private final ApiTokens apiTokens;
  private final WireLog log;

  ProductRest(
      Tenant tenant,
      List<RestRoute> routes,
      AccessTokens accessTokens,
      ApiTokens apiTokens,
      WireLog log) {
    this.tenant = tenant;
    this.check = new AppTokenCheck(tenant);
    this.routes = routes;
    this.accessTokens = accessTokens;
    this.apiTokens = apiTokens;
    this.log = log;
  }

  boolean serves(Request request) {
    String path = request.rawPath();
    return path.startsWith(tenant.product().contextPath() + "/rest/")
        || path.startsWith(tenant.product().contextPath() + "/api/v2/");
  }

  @Override
  public Response answer(Request request) {
    Exchange wire = wire(request);
    if (ApiTokens.isBasic(request)) {
      return basic(request, wire);
    }
    Optional<String> bearer = request.credential("Bearer");
    if (bearer.isPresent()) {
      return accessTokens
          .caller(bearer.get(), tenant)
          .map(caller -> answer(request, caller, wire))
          .orElseGet(() -> refused(wire, 401, "the bearer token is unknown or has expired"));
    }
    return check
        .refusal(request)
        .map(reason -> refused(wire, 401, reason))
        .orElseGet(() -> answer(request, app(), wire));
  }

  @Override
  public void failed(Request request, Fault fault) {
    log.add(wire(request).answered(fault.status(), "fault on demand: " + fault));
  }

  /** Answers a caller whose credential has been checked. */
  Response answer(Request request, Caller caller, Exchange wire) {
    for (RestRoute route : routes) {
      Optional<RestRoute.Call> call = route.match(request, below(request), caller);
      if (call.isPresent()) {
        return caller.may(route.scope())
            ? permitted(wire, route, call.get())
            : lacksScope(wire, route.scope());
      }
    }
    return refused(wire, 404, "no such resource");
  }

  /** Finds what a Connect app needs for a resource; nothing if there is none. */
  Optional<String> scopeOf(Request request) {
    return routes.stream()
        .filter(route -> route.fits(request, below(request)))
        .findFirst()
        .map(RestRoute::scope);
  }

  String below(Request request) {
    return request.rawPath().substring(tenant.product().contextPath().length());
  }

  private Caller app() {
    return Caller.app(tenant.product(), tenant.installation().descriptor());
  }

  private Response basic(Request request, Exchange wire) {
    Optional<ApiTokens.Issued> token = apiTokens.of(request);
    if (token.isEmpty()) {
      return anonymous(request, wire).with(LOGIN_REASON, "AUTHENTICATED_FAILED");
    }
    return token.get().scopes().isPresent()
        ? refused(wire, 401, "an API token with scopes is for the gateway only")
        : answer(request, Caller.withAllScopes(token.get().user(), tenant.product()), wire)
            .with(LOGIN_REASON, "OK");
  }

  /** A wrong API token is no refusal by itself: what is public is answered. */
  private Response anonymous(Request request, Exchange wire) {
    String path = below(request);
    boolean isRead = request.method().equals("GET");
    if (isRead && tenant.product() == Product.JIRA && PUBLIC.contains(path)) {
      return answer(request, Caller.withAllScopes(User.ANONYMOUS, tenant.product()), wire);
    }
    return isRead && path.startsWith(ISSUE)
        ? refused(wire, Denial.JIRA_HIDDEN)
        : refused(wire, 401, "the API token is wrong");
  }

  private Response permitted(Exchange wire, RestRoute route, RestRoute.Call call) {
    Caller caller = call.caller();
    boolean forAdministrators = route.scope().equals("ADMIN");
    if (forAdministrators
        && caller.isPerson()
        && !Rights.global(caller.accountId(), "ADMINISTER")) {
      boolean isJira = tenant.product() == Product.JIRA;
      return refused(wire, isJira ? Denial.JIRA_ADMINISTER : Denial.CONFLUENCE_PERMISSION);
    }
    Response response = route.resource().apply(call);
    String note = "as " + caller.displayName() + ", scope " + route.scope();
    log.add(wire.answered(response.status(), note));
    return response;
  }

  private Response lacksScope(Exchange wire, String scope) {
    Response response = Denial.CONNECT_SCOPE.response();
    log.add(wire.answered(response.status(), "the caller lacks the scope " + scope));
    return response;
  }

  private Response refused(Exchange wire, Denial denial) {
    Response response = denial.response();
    log.add(wire.answered(response.status(), denial.name()));
    return response;
  }

  private Response refused(Exchange wire, int status, String reason) {
    log.add(wire.answered(status, reason));
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
