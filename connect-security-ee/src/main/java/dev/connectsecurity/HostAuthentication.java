package dev.connectsecurity;

import java.util.Locale;
import java.util.Optional;

/**
 * How an app authenticates as itself to a tenant.
 *
 * <p>Source: the {@code authentication} of an {@code installed} callback, as Atlassian's Spring
 * Boot library reads it.
 *
 * @since 0.1
 */
public enum HostAuthentication {
  /** A JWT for each call, signed with the shared secret, to the site itself. */
  JWT,
  /**
   * A bearer token by client credentials, {@code oauthClientId} and the shared secret, to
   * Atlassian's gateway. For apps that are Connect and Forge at once.
   */
  OAUTH2;

  /**
   * Reads an {@code authentication}.
   *
   * @param text the value as Atlassian writes it, for example {@code jwt}
   * @return the kind, or nothing if it is not one that this library knows
   */
  public static Optional<HostAuthentication> of(String text) {
    for (HostAuthentication kind : values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
