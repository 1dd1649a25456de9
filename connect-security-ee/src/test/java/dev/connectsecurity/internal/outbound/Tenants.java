package dev.connectsecurity.internal.outbound;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostAuthentication;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.token.OutgoingTokenSigner;
import dev.connectsecurity.testing.MovableTime;
import jakarta.ws.rs.ProcessingException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Tenants and clients for tests. */
final class Tenants {
  static final String APP_KEY = "com.example.app";
  static final String CLIENT_KEY = "tenant-a";
  static final String SECRET = "a-shared-secret-of-at-least-thirty-two-bytes";
  static final Instant NOW = MovableTime.START;
  static final ClientSettings PATIENT =
      new ClientSettings(Duration.ofSeconds(5), Duration.ofSeconds(20));

  private Tenants() {}

  static AtlassianHost at(URI baseUrl) {
    return at(baseUrl, SECRET);
  }

  /** A tenant whose users can be impersonated, and that has a place in the gateway. */
  static AtlassianHost whole(URI baseUrl, HostAuthentication authentication, ConnectScope... more) {
    Set<ConnectScope> scopes = EnumSet.of(ConnectScope.ACT_AS_USER, more);
    return new AtlassianHost(
        CLIENT_KEY,
        Product.JIRA,
        baseUrl,
        Optional.empty(),
        Optional.empty(),
        Optional.of("cloud-1"),
        Optional.of("client-1"),
        authentication,
        Secret.of(SECRET),
        scopes,
        HostStatus.ENABLED);
  }

  /** The same tenant after it was installed anew. */
  static AtlassianHost reinstalled(AtlassianHost host, String secret) {
    return new AtlassianHost(
        host.clientKey(),
        host.product(),
        host.baseUrl(),
        host.displayUrl(),
        host.helpCenterUrl(),
        host.cloudId(),
        host.oauthClientId(),
        host.authentication(),
        Secret.of(secret),
        host.scopes(),
        host.status());
  }

  static AtlassianHost at(URI baseUrl, String secret) {
    return new AtlassianHost(
        CLIENT_KEY,
        Product.JIRA,
        baseUrl,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Secret.of(secret),
        Set.of(),
        HostStatus.ENABLED);
  }

  static OutgoingTokenSigner signer() {
    return new OutgoingTokenSigner(Clock.fixed(NOW, ZoneOffset.UTC), APP_KEY);
  }

  static AtlassianClients clients(ClientSettings settings) {
    return new ClientsBuilder().settings(settings).open();
  }

  static AtlassianClients clients() {
    return clients(PATIENT);
  }

  /** Gives the refusal of a call, whether JAX-RS has wrapped it or not. */
  static CallRefusedException refusal(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    if (thrown instanceof ProcessingException && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    if (thrown instanceof CallRefusedException refused) {
      return refused;
    }
    throw new AssertionError("Not refused", thrown);
  }
}
