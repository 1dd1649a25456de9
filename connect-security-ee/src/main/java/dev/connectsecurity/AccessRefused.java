package dev.connectsecurity;

import java.util.Optional;

/**
 * A guard has refused a caller that was let in: 403.
 *
 * <p>A CDI event.
 *
 * @param reason why
 * @param missing what is missing, for example {@code missing scope ADMIN}
 * @param clientKey the caller's tenant
 * @param accountId the caller's user, if one takes part
 * @param where the guarded method or class
 * @since 0.1
 */
public record AccessRefused(
    Reason reason, String missing, String clientKey, Optional<String> accountId, String where) {}
