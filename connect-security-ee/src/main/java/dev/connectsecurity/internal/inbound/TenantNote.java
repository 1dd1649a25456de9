package dev.connectsecurity.internal.inbound;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.internal.token.TenantSecrets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Notes which tenant the verifier of one request has asked for: for the principal, or for the log.
 */
final class TenantNote {
  private final AtomicReference<String> issuer = new AtomicReference<>("");
  private final AtomicReference<AtlassianHost> host = new AtomicReference<>();

  TenantSecrets reading(Function<String, Optional<AtlassianHost>> source) {
    return asked -> {
      issuer.set(asked);
      host.set(source.apply(asked).orElse(null));
      return host().map(AtlassianHost::sharedSecret);
    };
  }

  /** Gives what the last look-up asked for; unverified. */
  String issuer() {
    return issuer.get();
  }

  Optional<AtlassianHost> host() {
    return Optional.ofNullable(host.get());
  }
}
