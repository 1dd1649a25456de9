package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.oauth.Bearer;
import dev.connectsecurity.samples.simulator.oauth.GatewayScopes;
import dev.connectsecurity.samples.simulator.oauth.OAuthBooks;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Who calls the gateway, by which credential, and what that opens. */
final class GatewayCallers {

  private final OAuthBooks books;
  private final ApiTokens apiTokens;

  GatewayCallers(OAuthBooks books, ApiTokens apiTokens) {
    this.books = books;
    this.apiTokens = apiTokens;
  }

  Optional<Bearer> bearer(Request request) {
    return request.credential("Bearer").flatMap(books::bearer);
  }

  /** Finds who calls; nothing when the credential is wrong. */
  Optional<GatewayCaller> of(Request request) {
    return ApiTokens.isBasic(request)
        ? apiTokens.of(request).flatMap(GatewayCallers::holder)
        : bearer(request).map(GatewayCallers::bearer);
  }

  private static Optional<GatewayCaller> holder(ApiTokens.Issued token) {
    return token
        .scopes()
        .map(
            scopes ->
                new GatewayCaller(
                    place -> Optional.of(person(token.user(), place)), Optional.of(scopes)));
  }

  private static GatewayCaller bearer(Bearer bearer) {
    return switch (bearer.kind()) {
      case APP ->
          new GatewayCaller(
              place -> covered(bearer, place).map(p -> person(User.of(bearer.accountId()), p)),
              Optional.of(bearer.scopes()));
      case SERVICE_ACCOUNT ->
          new GatewayCaller(
              place ->
                  covered(bearer, place)
                      .map(p -> Caller.service(bearer.accountId(), p.tenant().product())),
              Optional.of(bearer.scopes()));
      case CONNECT_APP ->
          new GatewayCaller(
              place ->
                  place
                      .app(bearer.client().id())
                      .map(app -> Caller.app(place.tenant().product(), app.descriptor())),
              Optional.empty());
    };
  }

  private static Optional<Directory.Place> covered(Bearer bearer, Directory.Place place) {
    return Optional.of(place).filter(p -> bearer.cloudIds().contains(p.tenant().cloudId()));
  }

  private static Caller person(User user, Directory.Place place) {
    return Caller.withAllScopes(user, place.tenant().product());
  }

  /**
   * A caller of the gateway.
   *
   * @param as whom the product sees; nothing where the credential does not cover it
   * @param scopes the token's scopes; none for a Connect app, whose scopes the product knows
   */
  record GatewayCaller(
      Function<Directory.Place, Optional<Caller>> as, Optional<Set<String>> scopes) {

    boolean opens(Directory.Place place, Request request) {
      String product = place.tenant().product().type();
      return scopes.isEmpty()
          || place
              .rest()
              .scopeOf(request)
              .filter(
                  needed ->
                      !GatewayScopes.allow(
                          product, needed, place.rest().below(request), scopes.get()))
              .isEmpty();
    }
  }
}
