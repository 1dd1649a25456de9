package dev.connectsecurity;

import java.util.Optional;

/**
 * A caller who was let in met a guard and was turned away.
 *
 * <p>A CDI event, one per refusal. An observer that fails is logged and changes nothing.
 *
 * @param reason why
 * @param missing what is missing, for example {@code missing permission ADMINISTER}, or what could
 *     not be asked
 * @param clientKey the caller's tenant
 * @param accountId the caller's user, if one takes part
 * @param where the guarded {@code Class#method}, or the class of a guarded servlet
 * @since 0.1
 */
public record AccessRefused(
    Reason reason, String missing, String clientKey, Optional<String> accountId, String where) {}
