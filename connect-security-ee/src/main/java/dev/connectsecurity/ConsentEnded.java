package dev.connectsecurity;

/**
 * Atlassian refuses to renew a grant, and it is marked: the user has to consent again.
 *
 * <p>A CDI event, fired once per grant.
 *
 * @param grant what was consented to
 * @since 0.1
 */
public record ConsentEnded(OAuthGrant grant) {}
