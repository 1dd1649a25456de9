package dev.connectsecurity.internal.inbound;

import java.util.List;
import java.util.Optional;

/**
 * What of a request takes part in its authentication; the body and forwarded headers do not.
 *
 * @param method the method as sent
 * @param path the raw path below the context root
 * @param signedPath the raw path below the app's base URL, which is what Atlassian hashes; nothing
 *     if the request lies outside
 * @param query the raw query, or null
 * @param authorization every {@code Authorization} header
 */
record IncomingRequest(
    String method,
    String path,
    Optional<String> signedPath,
    String query,
    List<String> authorization) {}
