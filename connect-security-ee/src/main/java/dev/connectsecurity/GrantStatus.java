package dev.connectsecurity;

/**
 * Where a grant stands.
 *
 * @since 0.1
 */
public enum GrantStatus {
  /** Calls can be made. */
  ACTIVE,
  /** Atlassian refuses to renew it, or it cannot be renewed: the user has to consent again. */
  ENDED
}
