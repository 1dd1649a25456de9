package dev.connectsecurity;

/**
 * Where a tenant stands in its life.
 *
 * @since 0.1
 */
public enum HostStatus {
  /** Installed; the app may be used. */
  ENABLED,
  /** Installed, but an administrator of the site has switched the app off for the moment. */
  DISABLED,
  /** Uninstalled; its tokens are refused, its row is kept for a re-installation. */
  UNINSTALLED
}
