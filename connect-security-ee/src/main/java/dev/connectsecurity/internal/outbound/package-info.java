/**
 * The courier: calls to Atlassian's products, each authenticated in the mode that the code asked
 * for.
 *
 * <p>Enter by {@link dev.connectsecurity.internal.outbound.AtlassianClients}. A mode is an {@code
 * Authentication}; it travels with each request as a property, and one filter, the last to run,
 * checks the final URI and writes the header. What has no mode, or leaves what its mode is bound
 * to, is not sent.
 */
package dev.connectsecurity.internal.outbound;
