package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.ConsentEnded;
import dev.connectsecurity.internal.exchange.ClientCredentials;
import dev.connectsecurity.internal.limits.Waiting;
import dev.connectsecurity.spi.OAuthGrants;
import java.net.URI;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What calls by a user's consent need.
 *
 * @param grants the grants as they are stored
 * @param client the app's own id and secret, which renewals need
 * @param loginUri where a user can consent again: an absolute URI of this application; asked for
 *     only when somebody has to
 * @param ended told once per grant, on the thread of a call or of a renewal, after the grant is
 *     marked; what it throws is logged and changes nothing
 * @param pause waits before a lost answer is asked for again
 * @since 0.1
 */
public record GrantAccess(
    OAuthGrants grants,
    ClientCredentials client,
    Supplier<URI> loginUri,
    Consumer<? super ConsentEnded> ended,
    Waiting pause) {

  /** Makes an access. */
  public GrantAccess {
    Objects.requireNonNull(grants, "grants");
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(loginUri, "loginUri");
    Objects.requireNonNull(ended, "ended");
    Objects.requireNonNull(pause, "pause");
  }
}
