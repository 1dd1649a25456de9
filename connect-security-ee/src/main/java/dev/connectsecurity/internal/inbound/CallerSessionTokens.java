package dev.connectsecurity.internal.inbound;

import dev.connectsecurity.Secret;
import dev.connectsecurity.SessionTokens;
import dev.connectsecurity.internal.token.SessionTokenCodec;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Issues session tokens for the caller of the current request.
 *
 * @since 0.1
 */
public final class CallerSessionTokens implements SessionTokens {
  private final SessionTokenCodec codec;
  private final Supplier<Caller> current;
  private final String ownOrigin;

  /**
   * Makes the issuer.
   *
   * @param current finds the caller of the current request, or throws
   * @param baseUrl of the app; only pages of its origin are sent a renewed token
   */
  public CallerSessionTokens(SessionTokenCodec codec, Supplier<Caller> current, URI baseUrl) {
    this.codec = codec;
    this.current = current;
    this.ownOrigin = baseUrl.getScheme() + "://" + baseUrl.getRawAuthority();
  }

  @Override
  public Secret issue() {
    return issueFor(current.get());
  }

  Optional<Secret> renewalFor(Caller caller, String origin) {
    boolean ownPage = origin == null || origin.equals(ownOrigin);
    return caller.bySessionToken() && ownPage ? Optional.of(issueFor(caller)) : Optional.empty();
  }

  private Secret issueFor(Caller caller) {
    return Secret.of(
        codec.issue(
            caller.host().clientKey(),
            caller.accountId(),
            caller.host().sharedSecret(),
            caller.authenticatedAt()));
  }
}
