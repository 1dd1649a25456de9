package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.CallDenial;
import dev.connectsecurity.CallDenial.Call;
import dev.connectsecurity.CallMode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * By what a denial is known; the first sign that fits counts.
 *
 * <p>Few of the products' words are documented, and they change: a sign looks for the shape of an
 * answer where it can, and what no sign knows is unknown. Sources: <a
 * href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#status-codes">Jira's
 * status codes</a>, RFC 6750 section 3.1, answers that users have published.
 */
enum DenialSign {
  /** An API token that was not accepted, whatever else the answer says. */
  ANONYMOUS(CallDenial.NotAuthenticated::new, Set.of(401, 403), Denied::isAnonymous),

  /** RFC 6750. */
  SCOPE_CHALLENGE(
      CallDenial.MissingScope::new,
      Set.of(401, 403),
      denied -> denied.header("WWW-Authenticate").contains("insufficient_scope")),

  /** The gateway has one word for it (with 401), products that a Connect app calls another. */
  SCOPE(
      CallDenial.MissingScope::new,
      Set.of(401, 403),
      words(
          "scopes? do(?:es)? not match",
          "not in an authori[sz]ed api scope",
          "insufficient[ _-]scopes?",
          "\\b(?:missing|lacks?|requires?|required|needs?)\\b[^.<>\"]{0,60}\\bscopes?\\b",
          "\\bscopes?\\b[^.<>\"]{0,60}\\b(?:missing|required|not granted)\\b")),

  /** Private personal data: only apps with the scope and Atlassian's approval may read it. */
  EMAIL_ADDRESSES(
      CallDenial.MissingScope::new,
      Set.of(401, 403),
      denied -> denied.path().matches(".*/rest/api/(?:[a-z0-9]+/)?user/email(?:/bulk)?")),

  /** A Connect app that is gone, suspended or switched off. */
  NOT_INSTALLED(
      CallDenial.AppNotInstalled::new,
      Set.of(401, 403),
      app().and(denied -> isConnect(denied.mode()))),

  /** The same words for a grant: its site, or the product there, was not part of the consent. */
  NOT_CONSENTED(CallDenial.SiteNotCovered::new, Set.of(401, 403), app()),

  /** The gateway knows no such site, or this token does not open it. */
  NO_SUCH_SITE(
      CallDenial.SiteNotCovered::new,
      Set.of(404),
      words("\"path\"\\s*:\\s*\"/ex/", "\"code\"\\s*:\\s*404\\b")
          .and(words("\"errorMessages\"", "\"statusCode\"", "\"errors\"").negate())
          .and(Denied::atGateway)),

  /** A login that is refused with 403: a CAPTCHA is due, or the credential is of another kind. */
  LOGIN(
      CallDenial.NotAuthenticated::new,
      Set.of(403),
      words("failed to parse connect session auth token", "basic auth[a-z]* with password")
          .or(denied -> !denied.header("X-Authentication-Denied-Reason").isEmpty())),

  /** RFC 9110 section 15.5.2. */
  UNAUTHORIZED(CallDenial.NotAuthenticated::new, Set.of(401), denied -> true),

  /**
   * Errors in the shapes that products give them, or words; never a page of a proxy before them.
   */
  PERMISSION(
      CallDenial.MissingPermission::new,
      Set.of(403),
      words(
              "\"errorMessages?\"\\s*:\\s*\\[?\\s*\"[^\"]",
              "\"errors\"\\s*:\\s*\\[\\s*\\{\\s*\"status\"\\s*:\\s*403\\b",
              "\"authorized\"\\s*:\\s*false",
              "PermissionException",
              "\\bpermi(?:ssions?|tted)\\b",
              "\\bnot (?:allowed|authori[sz]ed) to\\b",
              "\\bonly [^.<>\"]{0,60}administrators?\\b")
          .and(denied -> !denied.head().stripLeading().startsWith("<"))),

  /** Anything else. */
  FORBIDDEN(CallDenial.Unknown::new, Set.of(403), denied -> true);

  private final Function<Call, CallDenial> kind;
  private final Set<Integer> statuses;
  private final Predicate<Denied> sign;

  DenialSign(Function<Call, CallDenial> kind, Set<Integer> statuses, Predicate<Denied> sign) {
    this.kind = kind;
    this.statuses = statuses;
    this.sign = sign;
  }

  /** Tells whether answers of a status may be denials. */
  static boolean isPossible(int status) {
    return Stream.of(values()).anyMatch(sign -> sign.statuses.contains(status));
  }

  /** Finds the sign of an answer; nothing if it is no denial. */
  static Optional<DenialSign> of(Denied denied) {
    return Stream.of(values())
        .filter(sign -> sign.statuses.contains(denied.answer().status()))
        .filter(sign -> sign.sign.test(denied))
        .findFirst();
  }

  /** Tells whether the token is in order, but too weak; another one would be as weak. */
  boolean isOfTheToken() {
    return this == SCOPE_CHALLENGE || this == SCOPE;
  }

  CallDenial of(Call call) {
    return kind.apply(call);
  }

  private static boolean isConnect(CallMode mode) {
    return mode == CallMode.APP || mode == CallMode.USER;
  }

  private static Predicate<Denied> app() {
    return words(
        "\\b(?:app|add-?on|plugin)\\b[^<>]{0,120}"
            + "\\b(?:not installed|uninstalled|not enabled|suspended|disabled)\\b");
  }

  private static Predicate<Denied> words(String... patterns) {
    Pattern any = Pattern.compile(String.join("|", patterns), Pattern.CASE_INSENSITIVE);
    return denied -> any.matcher(denied.head()).find();
  }
}
