package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.CallMode;
import java.util.Optional;

/**
 * As whom calls are made, for messages and decisions; holds nothing secret.
 *
 * @param mode the kind of credential
 * @param clientKey the tenant, if there is one
 * @param accountId the user, if known
 */
record Subject(CallMode mode, Optional<String> clientKey, Optional<String> accountId) {}
