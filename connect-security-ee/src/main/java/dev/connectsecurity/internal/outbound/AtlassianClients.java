package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.token.OutgoingTokenSigner;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.WebTarget;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Gives targets in every mode, over one JAX-RS client of the server.
 *
 * <p>The client is shared by all tenants; its connections are pooled by the server's
 * implementation. Thread-safe.
 *
 * @since 0.1
 */
public final class AtlassianClients implements AtlassianClient, AutoCloseable {
  private final Supplier<AtlassianHost> currentHost;
  private final OutgoingTokenSigner signer;
  private final Client client;

  /**
   * Opens the client.
   *
   * @param currentHost gives the tenant of the current caller, or throws {@code
   *     NotAuthenticatedException} if there is none
   * @param signer makes the app's tokens
   * @param settings the limits of each call
   * @param appKey the app's key, for the {@code User-Agent}
   */
  public AtlassianClients(
      Supplier<AtlassianHost> currentHost,
      OutgoingTokenSigner signer,
      ClientSettings settings,
      String appKey) {
    this.currentHost = Objects.requireNonNull(currentHost, "currentHost");
    this.signer = Objects.requireNonNull(signer, "signer");
    String version = AtlassianClients.class.getPackage().getImplementationVersion();
    this.client = open(settings, UserAgent.of(version, appKey));
  }

  @Override
  public WebTarget asApp() {
    return asApp(currentHost.get());
  }

  @Override
  public WebTarget asApp(AtlassianHost host) {
    if (host.status() == HostStatus.UNINSTALLED) {
      throw new CallRefusedException(
          Reason.UNINSTALLED, "Not sent: the app is uninstalled at " + host.baseUrl());
    }
    return target(AppAuthentication.of(host, signer));
  }

  /** Closes the client and its connections; targets cannot be used afterwards. */
  @Override
  public void close() {
    client.close();
  }

  private WebTarget target(Authentication authentication) {
    Origin origin = new Origin(authentication.root());
    return new BoundTarget(client.target(origin.root()), authentication);
  }

  private static Client open(ClientSettings settings, String userAgent) {
    ClientBuilder builder =
        ClientBuilder.newBuilder()
            .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
    Redirects.OFF.forEach(builder::property);
    // Request filters run in ascending order of priority, response filters in descending order:
    // nearest to the wire are the first of the latter and the last of the former.
    return builder
        .register(new AuthorizationFilter(userAgent), Integer.MAX_VALUE)
        .register(new ResponseLimitFilter(settings.responseLimit()), Integer.MAX_VALUE)
        .build();
  }
}
