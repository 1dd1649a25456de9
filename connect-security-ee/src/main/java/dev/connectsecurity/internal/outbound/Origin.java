package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.token.CanonicalRequest;
import dev.connectsecurity.internal.token.QueryParameters;
import java.net.URI;

/**
 * The one place that decides whether a URI is below a root, and so may be shown its credential.
 *
 * <p>Scheme, host and effective port are equal and the path begins with the root's path at a
 * segment border. Whatever two readers could read in two ways is refused: user information, a
 * fragment, a dot segment in any disguise (see {@link RawPath}), a path that begins with two
 * slashes.
 *
 * @param root an absolute {@code http} or {@code https} URI without query
 */
record Origin(URI root) {
  private static final String AMBIGUOUS =
      "a URI that is relative, not ASCII, or has user information, a fragment, dot segments"
          + " or backslashes";

  /**
   * Binds to a root.
   *
   * @throws CallRefusedException if the root is not such a URI
   */
  Origin {
    if (!isWeb(root) || !isUnambiguous(root) || root.getRawQuery() != null) {
      // Not quoted: it may hold user information.
      throw new CallRefusedException(
          Reason.FOREIGN_TARGET, "The base URL is not a plain http or https URL");
    }
  }

  /**
   * Admits a URI, or refuses it.
   *
   * @param uri the URI of a call
   * @return its raw path below the root's path
   * @throws CallRefusedException if the URI is not below the root, or its query holds a token or
   *     cannot be read
   */
  String pathBelow(URI uri) {
    demand(isUnambiguous(uri), AMBIGUOUS);
    demand(root.getScheme().equalsIgnoreCase(uri.getScheme()), "another scheme");
    demand(root.getHost().equalsIgnoreCase(uri.getHost()), "another host");
    demand(effectivePort(root) == effectivePort(uri), "another port");
    String path = CanonicalRequest.belowBase(uri.getRawPath(), root.getRawPath()).orElse(null);
    demand(path != null, "a path outside of the base path");
    refuseTokenIn(uri.getRawQuery());
    return path;
  }

  private void demand(boolean held, String otherwise) {
    if (!held) {
      throw new CallRefusedException(
          Reason.FOREIGN_TARGET,
          "Not sent: the call is bound to " + root + ", but has " + otherwise);
    }
  }

  private static boolean isWeb(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
  }

  private static boolean isUnambiguous(URI uri) {
    return uri.getScheme() != null
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null
        // Each client has its own way to send what is not percent-encoded.
        && uri.toASCIIString().equals(uri.toString())
        && !uri.getRawPath().startsWith("//")
        && RawPath.isPlain(uri.getRawPath());
  }

  private static int effectivePort(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  // A token in a URL ends up in access logs; Atlassian has not accepted one there since 2022.
  private static void refuseTokenIn(String rawQuery) {
    try {
      if (!QueryParameters.valuesOf(rawQuery, "jwt").isEmpty()) {
        throw new CallRefusedException(
            Reason.MALFORMED_CALL, "Not sent: the query has a parameter named jwt");
      }
    } catch (NotAuthenticatedException unreadable) {
      throw new CallRefusedException(
          Reason.MALFORMED_CALL, "Not sent: the query's percent escapes are not UTF-8");
    }
  }
}
