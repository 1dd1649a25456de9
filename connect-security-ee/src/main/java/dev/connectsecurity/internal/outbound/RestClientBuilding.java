package dev.connectsecurity.internal.outbound;

import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Builds typed clients by MicroProfile Rest Client. Apart from everything else, so that nothing
 * else needs its classes.
 *
 * @param settings the limits of each call
 * @param components what every client of this library has
 */
record RestClientBuilding(ClientSettings settings, ClientComponents components) {

  <T> T build(Class<T> api, BoundTarget target) {
    ClientRequestFilter mode =
        request -> request.setProperty(AuthorizationFilter.MODE, target.authentication());
    RestClientBuilder builder =
        builder()
            .baseUri(target.getUri())
            .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .followRedirects(false)
            .register(mode, Integer.MIN_VALUE);
    components.addTo(builder);
    return builder.build(api);
  }

  private static RestClientBuilder builder() {
    try {
      return RestClientBuilder.newBuilder();
    } catch (IllegalStateException nobody) {
      throw new IllegalStateException(TypedClients.ABSENT, nobody);
    }
  }
}
