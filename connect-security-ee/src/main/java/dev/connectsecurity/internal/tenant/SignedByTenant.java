package dev.connectsecurity.internal.tenant;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.internal.token.VerifiedToken;

/**
 * A verified token and the installed tenant whose secret signed it.
 *
 * @param host the tenant
 * @param token its token
 * @since 0.1
 */
public record SignedByTenant(AtlassianHost host, VerifiedToken token) {}
