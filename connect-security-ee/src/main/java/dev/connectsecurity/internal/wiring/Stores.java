package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.consent.ConsentStores;
import dev.connectsecurity.spi.AtlassianHosts;
import java.util.function.Supplier;

/**
 * Opens stores; nobody does who needs none.
 *
 * @param hosts tenants, for a Connect app
 * @param consents logins and grants, for an OAuth 2.0 app
 */
record Stores(Supplier<AtlassianHosts> hosts, Supplier<ConsentStores> consents) {}
