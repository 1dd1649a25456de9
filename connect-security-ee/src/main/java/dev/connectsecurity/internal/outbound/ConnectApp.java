package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.internal.token.AssertionSigner;
import dev.connectsecurity.internal.token.OutgoingTokenSigner;
import dev.connectsecurity.spi.AtlassianHosts;
import java.util.Objects;

/**
 * What a Connect app calls with.
 *
 * @param signer makes the tokens of the app itself
 * @param assertions makes the assertions that ask for a user's token
 * @param hosts the tenants, read again where a token is made of their secret
 * @since 0.1
 */
public record ConnectApp(
    OutgoingTokenSigner signer, AssertionSigner assertions, AtlassianHosts hosts) {

  /** Makes an app. */
  public ConnectApp {
    Objects.requireNonNull(signer, "signer");
    Objects.requireNonNull(assertions, "assertions");
    Objects.requireNonNull(hosts, "hosts");
  }
}
