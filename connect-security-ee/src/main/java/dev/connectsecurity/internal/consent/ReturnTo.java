package dev.connectsecurity.internal.consent;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.internal.outbound.RawPath;
import dev.connectsecurity.internal.token.QueryParameters;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Decides where a browser goes after a login: to a path of this application, never elsewhere.
 *
 * <p>What browsers, proxies and servers could read in two ways is not followed. Source: RFC 9700
 * section 4.11 (open redirectors).
 *
 * @param publicPath what every path of this application begins with
 * @param defaultPage where it goes otherwise
 */
record ReturnTo(String publicPath, String defaultPage) {
  private static final int MAX_LENGTH = 2_000;
  private static final Pattern VISIBLE = Pattern.compile("/[!-~&&[^\\\\#\"<>]]*");
  // A control character, however often it is encoded, or what is no escape at all.
  private static final Pattern HOSTILE =
      Pattern.compile("(?i)%(?:25)*(?:[01][0-9a-f]|7f)|%(?![0-9a-f]{2})");
  private static final Pattern SLASH = Pattern.compile("(?i)//|%(?:25)*(?:2f|5c)");

  static ReturnTo of(OAuthApp app) {
    return new ReturnTo(app.publicPath(), app.publicPath() + app.defaultPage());
  }

  /**
   * Chooses by the query of a login.
   *
   * @param rawQuery the query, or null
   * @return the path that it asks for, or the default page
   */
  String from(String rawQuery) {
    try {
      List<String> asked = QueryParameters.valuesOf(rawQuery, "returnTo");
      return asked.size() == 1 && isSafe(asked.get(0), publicPath) ? asked.get(0) : defaultPage;
    } catch (NotAuthenticatedException unreadable) {
      return defaultPage;
    }
  }

  /** Tells whether a target is a path, perhaps with a query, below another path. */
  static boolean isSafe(String target, String below) {
    if (target.length() > MAX_LENGTH
        || !VISIBLE.matcher(target).matches()
        || HOSTILE.matcher(target).find()) {
      return false;
    }
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    return !SLASH.matcher(path).find()
        && RawPath.isPlain(path)
        && (path.equals(below) || path.startsWith(below + "/"));
  }
}
