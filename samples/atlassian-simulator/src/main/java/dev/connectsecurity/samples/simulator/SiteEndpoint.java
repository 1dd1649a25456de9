package dev.connectsecurity.samples.simulator;

import jakarta.json.Json;

/** Parts the site's listener into the product's REST API and the demo page. */
final class SiteEndpoint implements Endpoint {

  private final Tenant tenant;
  private final ProductRest rest;
  private final DemoPage page;

  SiteEndpoint(Tenant tenant, ProductRest rest, DemoPage page) {
    this.tenant = tenant;
    this.rest = rest;
    this.page = page;
  }

  @Override
  public Response answer(Request request) {
    if (request.rawPath().equals("/_edge/tenant_info") && request.method().equals("GET")) {
      return Response.json(
          200, Json.createObjectBuilder().add("cloudId", tenant.cloudId()).build());
    }
    return rest.serves(request) ? rest.answer(request) : onlyFromHere(request);
  }

  @Override
  public boolean mayFail(Request request) {
    return rest.serves(request);
  }

  @Override
  public void failed(Request request, Fault fault) {
    rest.failed(request, fault);
  }

  private Response onlyFromHere(Request request) {
    String host = request.host().orElse("");
    if (tenant.origin().equals("http://" + host)) {
      return page.answer(request);
    }
    // an app allows itself to be framed by the site's base URL, so the page must be opened there;
    // and a foreign name that resolves to this machine must not reach the controls
    return request.method().equals("GET")
        ? Response.empty(307).with("Location", tenant.origin() + "/site")
        : Response.error(421, "this site is " + tenant.origin());
  }
}
