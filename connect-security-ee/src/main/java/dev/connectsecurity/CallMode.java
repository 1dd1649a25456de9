package dev.connectsecurity;

/**
 * As whom a call to Atlassian is made.
 *
 * <p>Source: <a href="https://developer.atlassian.com/cloud/confluence/security-overview/">Security
 * overview</a>.
 *
 * @since 0.1
 */
public enum CallMode {
  /** The app itself: its app user's permissions, within the scopes of its descriptor. */
  APP,
  /** A user that the app impersonates (2LO): the user's permissions, within the app's scopes. */
  USER,
  /** A user that has consented (OAuth 2.0, 3LO): the user's permissions, within the grant. */
  GRANT,
  /** The owner of an API token, by basic authentication. */
  API_TOKEN,
  /** A service account of an organisation, by client credentials. */
  SERVICE_ACCOUNT
}
