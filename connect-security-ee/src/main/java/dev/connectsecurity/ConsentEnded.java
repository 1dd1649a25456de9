package dev.connectsecurity;

/**
 * A grant cannot be renewed any more, and it is marked: the user has to consent again.
 *
 * <p>A CDI event, fired once per grant, on the thread of a call or of a renewal in the background.
 *
 * @param grant what was consented to
 * @since 0.1
 */
public record ConsentEnded(OAuthGrant grant) {}
