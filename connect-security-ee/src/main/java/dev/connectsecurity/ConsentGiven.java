package dev.connectsecurity;

/**
 * A user has consented (OAuth 2.0, 3LO), and the grant is stored.
 *
 * <p>A CDI event, fired on the thread of the browser's request.
 *
 * @param grant what was consented to
 * @since 0.1
 */
public record ConsentGiven(OAuthGrant grant) {}
