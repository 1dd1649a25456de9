package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.LoginAttempts;
import dev.connectsecurity.spi.OAuthGrants;

/**
 * What the library keeps itself, in one place.
 *
 * @param hosts the tenants
 * @param grants the grants of users
 * @param logins the sign-ins on their way
 */
record Stores(AtlassianHosts hosts, OAuthGrants grants, LoginAttempts logins) {}
