package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.consent.ConsentStores;
import dev.connectsecurity.internal.store.JdbcStore;
import dev.connectsecurity.spi.AccountIds;
import dev.connectsecurity.spi.AtlassianHosts;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an application may bring itself, each asked for only by who needs it.
 *
 * @param hosts keeps tenants, for a Connect app
 * @param consents keeps logins and grants, for an OAuth 2.0 app
 * @param accounts tells whose personal data is stored, if the application says so
 * @param database where the library itself keeps what the application does not, unless in memory
 */
record Parts(
    Supplier<AtlassianHosts> hosts,
    Supplier<ConsentStores> consents,
    Supplier<Optional<AccountIds>> accounts,
    Supplier<Optional<JdbcStore>> database) {}
