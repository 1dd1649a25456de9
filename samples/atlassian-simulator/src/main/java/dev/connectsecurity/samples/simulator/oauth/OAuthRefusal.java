package dev.connectsecurity.samples.simulator.oauth;

/**
 * A refusal in the words of OAuth (RFC 6749 sections 4.1.2.1 and 5.2) with Atlassian's statuses.
 */
public final class OAuthRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;

  OAuthRefusal(int status, String error, String description) {
    super(description);
    this.status = status;
    this.error = error;
  }

  /** Refuses a malformed request. */
  public static OAuthRefusal invalidRequest(String description) {
    return new OAuthRefusal(400, "invalid_request", description);
  }

  /** Refuses what stands in for a user's consent, with the status of RFC 6749. */
  public static OAuthRefusal invalidGrant(String description) {
    return new OAuthRefusal(400, "invalid_grant", description);
  }

  /** Refuses scopes. */
  public static OAuthRefusal invalidScope(String description) {
    return new OAuthRefusal(400, "invalid_scope", description);
  }

  /** Refuses a kind of grant. */
  public static OAuthRefusal unsupportedGrantType(String description) {
    return new OAuthRefusal(400, "unsupported_grant_type", description);
  }

  static OAuthRefusal invalidCode() {
    return invalidRequest("authorization_code is invalid");
  }

  static OAuthRefusal invalidRefreshToken() {
    return new OAuthRefusal(403, "invalid_grant", "Unknown or invalid refresh token.");
  }

  /** The HTTP status at the token endpoint. */
  public int status() {
    return status;
  }

  /** The code of the error, such as {@code invalid_grant}. */
  public String error() {
    return error;
  }
}
