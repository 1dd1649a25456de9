package dev.connectsecurity.internal.outbound;

import java.util.Objects;

/**
 * What the modes of calling need, each if it is configured.
 *
 * @param connect the Connect app: {@code asApp} and {@code asUser}
 * @param apiToken the API token: {@code withApiToken}
 * @param serviceAccount the service account: {@code asServiceAccount}
 * @param grants OAuth 2.0 (3LO): {@code withGrant}
 * @since 0.1
 */
public record CallModes(
    Configured<ConnectApp> connect,
    Configured<ApiTokenAccess> apiToken,
    Configured<ServiceAccountAccess> serviceAccount,
    Configured<GrantAccess> grants) {

  /** Makes the modes. */
  public CallModes {
    Objects.requireNonNull(connect, "connect");
    Objects.requireNonNull(apiToken, "apiToken");
    Objects.requireNonNull(serviceAccount, "serviceAccount");
    Objects.requireNonNull(grants, "grants");
  }
}
