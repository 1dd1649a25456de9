package dev.connectsecurity;

/**
 * Why a request was turned away: for logs, events and metrics, never for the response.
 *
 * @since 0.1
 */
public enum Reason {
  /** There is no token. */
  MISSING(401),
  /** There are two different tokens. */
  MULTIPLE(401),
  /** The token is not three parts of strict base64url, or too large. RFC 7515 section 3.1. */
  FORMAT(401),
  /** A part of the token is not a JSON object, or repeats a member. RFC 7519 section 4. */
  JSON(401),
  /** The token is signed by another algorithm than this path demands. RFC 8725 section 3.1. */
  ALGORITHM(401),
  /** The token's header has a member that is not accepted. RFC 7515 section 4.1. */
  HEADER(401),
  /** The key id is missing, has a forbidden shape or is unknown to the key server. */
  KEY_ID(401),
  /** The signature does not fit. */
  SIGNATURE(401),
  /** The issuer is not a tenant. */
  UNKNOWN_TENANT(401),
  /** The tenant has no usable secret. */
  TENANT_KEY(401),
  /** The tenant has uninstalled the app. */
  UNINSTALLED(401),
  /** A claim has the wrong type. */
  CLAIM(401),
  /** The token has expired, or does not say when. RFC 7519 section 4.1.4. */
  EXPIRED(401),
  /**
   * The token comes from the future, or does not say when it was issued. RFC 7519 section 4.1.6.
   */
  ISSUED_AT(401),
  /** The token is not valid yet. RFC 7519 section 4.1.5. */
  NOT_BEFORE(401),
  /** The token lives longer than is accepted. */
  LIFETIME(401),
  /** The token is meant for somebody else. RFC 7519 section 4.1.3. */
  AUDIENCE(401),
  /** The token was made for another request, or for a kind of path that this is not. */
  QUERY_STRING_HASH(401),
  /** The token was used before with another body. */
  REPLAY(401),
  /** The query, or a lifecycle callback's body, cannot be read. */
  BAD_REQUEST(400),
  /** The callback speaks for another tenant than its token. */
  OTHER_TENANT(403),
  /** The caller lacks a scope. */
  MISSING_SCOPE(403),
  /** The caller's user lacks a permission in the product, or no user takes part. */
  MISSING_PERMISSION(403),
  /** A call to Atlassian leaves what its target is bound to. */
  FOREIGN_TARGET(500),
  /** A call to Atlassian carries what must not be sent: a credential of its own, a GET's body. */
  MALFORMED_CALL(500),
  /** The app cannot act as a user: scope, OAuth client id or user is missing. */
  CANNOT_IMPERSONATE(500),
  /** The mode of a call is not configured. */
  NOT_CONFIGURED(500),
  /** Atlassian refuses the app's own credential for tokens: client id or secret is wrong. */
  CLIENT_REFUSED(500),
  /** A user has to consent, or to consent again. */
  CONSENT_REQUIRED(403),
  /**
   * A login's answer does not belong to a login of this browser: the state is missing, wrong, used
   * before or expired, it names another authorization server, or its code is refused.
   */
  STATE(400),
  /** The user, or Atlassian, has refused the consent. */
  CONSENT_REFUSED(403),
  /** The method is not served here. */
  METHOD(405),
  /** The body is too large. */
  BODY_SIZE(413),
  /** The body is not JSON. */
  MEDIA_TYPE(415),
  /** The product gives no answer to what a user may do. */
  PERMISSION_UNKNOWN(503),
  /** The key server gives no answer. */
  KEYS_UNAVAILABLE(503),
  /** Atlassian's authorization server gives no usable answer. */
  TOKENS_UNAVAILABLE(503),
  /** A site takes no calls for now, and a call cannot wait: for too long, or among too many. */
  RATE_LIMITED(503),
  /** The tenants' store gives no answer. */
  STORE_UNAVAILABLE(503);

  private final int status;

  Reason(int status) {
    this.status = status;
  }

  /**
   * Gives the answer that goes with the reason.
   *
   * @return an HTTP status code
   */
  public int status() {
    return status;
  }
}
