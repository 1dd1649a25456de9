/**
 * The privacy desk: reports the accounts of which the application stores personal data, and tells
 * which were closed or have changed.
 *
 * <p>Enter by {@link dev.connectsecurity.internal.privacy.AccountReporter}, one round. Source: <a
 * href="https://developer.atlassian.com/platform/forge/user-privacy-guidelines/">User privacy
 * guidelines</a>.
 */
package dev.connectsecurity.internal.privacy;
