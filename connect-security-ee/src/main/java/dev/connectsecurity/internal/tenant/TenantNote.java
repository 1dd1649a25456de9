package dev.connectsecurity.internal.tenant;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.token.TenantSecrets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Notes which tenant a request claims to come from, for whoever reads the log; nothing is proved.
 *
 * @since 0.1
 */
public final class TenantNote {
  private final AtomicReference<AtlassianHost> host = new AtomicReference<>();
  private final AtomicReference<String> vouched = new AtomicReference<>();
  private final AtomicReference<String> issuer = new AtomicReference<>("");

  /** Makes an empty note. */
  public TenantNote() {}

  /**
   * Gives the claimed tenant.
   *
   * @return its client key, or nothing if no such tenant is stored: then it is a stranger's own
   *     words
   */
  public Optional<String> clientKey() {
    return Optional.ofNullable(vouched.get()).or(() -> host().map(AtlassianHost::clientKey));
  }

  /**
   * Notes a tenant that Atlassian itself has named, stored or not.
   *
   * @param clientKey the verified issuer
   */
  public void vouchedFor(String clientKey) {
    vouched.set(clientKey);
  }

  Optional<AtlassianHost> host() {
    return Optional.ofNullable(host.get());
  }

  String issuer() {
    return issuer.get();
  }

  TenantSecrets reading(Function<String, Optional<AtlassianHost>> source) {
    return asked -> {
      issuer.set(asked);
      host.set(source.apply(asked).orElse(null));
      return host().map(AtlassianHost::sharedSecret);
    };
  }

  /** Offers another secret of the very tenant that was read last. */
  TenantSecrets offering(Secret secret) {
    return asked -> asked.equals(issuer()) ? Optional.of(secret) : Optional.empty();
  }
}
