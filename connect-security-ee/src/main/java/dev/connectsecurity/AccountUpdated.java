package dev.connectsecurity;

/**
 * An Atlassian account of which the application stores personal data has changed: erase or refresh
 * what is stored of it.
 *
 * <p>A CDI event, fired by the reporter that runs when the application brings an {@code
 * AccountIds}. Source: <a
 * href="https://developer.atlassian.com/platform/forge/user-privacy-guidelines/">User privacy
 * guidelines</a>.
 *
 * @param accountId the account
 * @param clientKey the tenant that was asked
 * @since 0.1
 */
public record AccountUpdated(String accountId, String clientKey) {}
