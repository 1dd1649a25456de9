package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.oauth.ConnectApps;
import dev.connectsecurity.samples.simulator.oauth.OAuthClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** All products of all sites, as the gateway and the authorization server know them. */
final class Directory implements ConnectApps {

  private final List<Place> places = new CopyOnWriteArrayList<>();

  void add(Tenant tenant, ProductRest rest) {
    places.add(new Place(tenant, rest));
  }

  List<Place> places() {
    return List.copyOf(places);
  }

  Optional<Place> find(String productType, String cloudId) {
    return places.stream()
        .filter(place -> place.tenant().product().type().equals(productType))
        .filter(place -> place.tenant().cloudId().equals(cloudId))
        .findFirst();
  }

  @Override
  public Optional<OAuthClient> find(String clientId) {
    return places.stream()
        .flatMap(place -> place.app(clientId).stream())
        .findFirst()
        .map(
            app ->
                new OAuthClient(
                    OAuthClient.Kind.CONNECT_APP,
                    app.oauthClientId(),
                    app.sharedSecret(),
                    Set.of(),
                    Set.of(),
                    Set.of(app.cloudId())));
  }

  /** One product of one site. */
  record Place(Tenant tenant, ProductRest rest) {

    /** Finds the app here that gets its tokens by client credentials. */
    Optional<Installation> app(String oauthClientId) {
      return tenant
          .current()
          .filter(app -> app.active() && app.wantsOAuth())
          .filter(app -> app.oauthClientId().equals(oauthClientId));
    }
  }
}
