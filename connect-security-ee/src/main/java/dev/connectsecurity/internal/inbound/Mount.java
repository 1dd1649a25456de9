package dev.connectsecurity.internal.inbound;

import dev.connectsecurity.internal.token.CanonicalRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where the application stands: its context path, and how much of a path Atlassian's hash leaves
 * out.
 *
 * <p>Atlassian hashes what follows the path of the descriptor's base URL. Where the base URL points
 * into the context, that is left out; where it does not, a proxy maps it to the context root, and
 * the context path is.
 *
 * @param contextPath of the deployed application, empty for the root
 * @param signedPrefix what to leave out
 * @since 0.1
 */
public record Mount(String contextPath, String signedPrefix) {

  /**
   * Finds out once, at deployment.
   *
   * @param contextPath as the server deployed the application
   * @param baseUrl the configured base URL of the app
   */
  public static Mount of(String contextPath, URI baseUrl) {
    String basePath = withoutTrailingSlash(Optional.ofNullable(baseUrl.getRawPath()).orElse(""));
    boolean inside = CanonicalRequest.belowBase(basePath, contextPath).isPresent();
    return new Mount(contextPath, inside ? basePath : contextPath);
  }

  private static String withoutTrailingSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /**
   * Tells whether a proxy must stand between the base URL and the context, or else the
   * configuration is wrong.
   */
  public boolean needsProxy(URI baseUrl) {
    return !withoutTrailingSlash(Optional.ofNullable(baseUrl.getRawPath()).orElse(""))
        .equals(signedPrefix);
  }

  /** Gives the path of one of Atlassian's URLs below the context root. */
  public String inContext(String pathBelowBaseUrl) {
    return signedPrefix.substring(contextPath.length()) + pathBelowBaseUrl;
  }

  // The context path of the request itself may be spelled otherwise (/%61pp): then nothing is below
  // ours.
  String path(HttpServletRequest request) {
    return CanonicalRequest.belowBase(request.getRequestURI(), contextPath).orElse("");
  }

  IncomingRequest incoming(HttpServletRequest request) {
    List<String> authorization = Collections.list(request.getHeaders("Authorization"));
    return new IncomingRequest(
        request.getMethod(),
        path(request),
        CanonicalRequest.belowBase(request.getRequestURI(), signedPrefix),
        request.getQueryString(),
        authorization);
  }
}
