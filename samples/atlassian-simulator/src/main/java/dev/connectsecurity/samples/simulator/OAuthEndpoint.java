package dev.connectsecurity.samples.simulator;

/** Parts the authorization server into what browsers see and what apps post. */
final class OAuthEndpoint implements Endpoint {

  static final String AUTHORIZE = "/authorize";
  static final String TOKEN = "/oauth/token";

  private final ConsentDesk consents;
  private final TokenDesk tokens;

  OAuthEndpoint(ConsentDesk consents, TokenDesk tokens) {
    this.consents = consents;
    this.tokens = tokens;
  }

  @Override
  public Response answer(Request request) {
    return switch (request.method() + ' ' + request.rawPath()) {
      case "GET " + AUTHORIZE -> consents.ask(request);
      case "POST " + AUTHORIZE -> consents.decide(request);
      case "GET " + ConsentPage.STYLE -> ConsentPage.style();
      case "POST " + TOKEN -> tokens.answer(request);
      default -> Response.text(404, "Not found");
    };
  }

  @Override
  public void failed(Request request, Fault fault) {
    tokens.failed(request, fault);
  }
}
