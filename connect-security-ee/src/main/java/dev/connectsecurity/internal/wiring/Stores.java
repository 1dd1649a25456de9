package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.store.JdbcStore;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.LoginAttempts;
import dev.connectsecurity.spi.OAuthGrants;
import java.util.Optional;

/**
 * What the library keeps itself, in one place.
 *
 * @param hosts the tenants
 * @param grants the grants of users
 * @param logins the sign-ins on their way
 * @param database where they are, unless in memory
 */
record Stores(
    AtlassianHosts hosts, OAuthGrants grants, LoginAttempts logins, Optional<JdbcStore> database) {}
