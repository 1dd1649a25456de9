package dev.connectsecurity.internal.outbound;

import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Builds typed clients by MicroProfile Rest Client. Apart from everything else and only within a
 * method, so that nothing else needs its classes.
 *
 * @param settings the limits of each call
 * @param components what every client of this library has
 */
record RestClientBuilding(ClientSettings settings, ClientComponents components) {

  /**
   * Builds a client.
   *
   * @throws IllegalStateException if the server has the interfaces only
   */
  <T> T build(Class<T> api, BoundTarget target) {
    RestClientBuilder builder;
    try {
      builder = RestClientBuilder.newBuilder();
    } catch (IllegalStateException nobody) {
      throw new IllegalStateException(TypedClients.ABSENT, nobody);
    }
    ClientRequestFilter mode =
        request -> request.setProperty(AuthorizationFilter.MODE, target.authentication());
    components.addTo(
        builder
            .baseUri(target.getUri())
            .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .followRedirects(false)
            .register(mode, Integer.MIN_VALUE));
    return builder.build(api);
  }
}
