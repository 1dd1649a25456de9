package dev.connectsecurity.internal.consent;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.token.QueryParameters;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a browser brings back from Atlassian: RFC 6749 section 4.1.2.
 *
 * @param rawQuery the query, or null; nothing in it is trusted or quoted
 */
record CallbackQuery(String rawQuery) {
  private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{43}");
  // Atlassian's codes are tokens of one or two thousand characters.
  private static final Pattern CODE = Pattern.compile("[\\x20-\\x7e]{1,8000}");

  /**
   * Gives the state.
   *
   * @throws NotAuthenticatedException if there is none that this application has given
   */
  Secret state() {
    return only("state")
        .filter(text -> STATE.matcher(text).matches())
        .map(Secret::of)
        .orElseThrow(() -> refusal("the callback has no state of ours"));
  }

  /**
   * Gives the code.
   *
   * @param server the authorization server that the browser was sent to
   * @throws NotAuthenticatedException if there is none, or it is another server's: RFC 9207
   * @throws AccessDeniedException if there is an error instead
   */
  Secret code(URI server) {
    Optional<String> issuer = only("iss");
    if (issuer.isPresent() && !plain(issuer.get()).equals(plain(server.toString()))) {
      throw refusal("the callback names another authorization server");
    }
    if (!values("error").isEmpty()) {
      throw new AccessDeniedException(
          Reason.CONSENT_REFUSED,
          values("error").contains("access_denied")
              ? "the user has refused the consent"
              : "Atlassian has refused the consent");
    }
    return only("code")
        .filter(text -> CODE.matcher(text).matches())
        .map(Secret::of)
        .orElseThrow(() -> refusal("the callback has no code"));
  }

  /** Tells nothing of it: it holds a code. */
  @Override
  public String toString() {
    return "CallbackQuery[masked]";
  }

  private Optional<String> only(String name) {
    List<String> values = values(name);
    if (values.size() > 1) {
      throw refusal("the callback has a parameter twice");
    }
    return values.stream().findFirst();
  }

  private List<String> values(String name) {
    try {
      return QueryParameters.valuesOf(rawQuery, name);
    } catch (NotAuthenticatedException unreadable) {
      throw refusal("the callback's query has a broken percent escape");
    }
  }

  private static String plain(String server) {
    return server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
  }

  private static NotAuthenticatedException refusal(String why) {
    return new NotAuthenticatedException(Reason.STATE, why);
  }
}
