package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The parameters of a raw query, never of a body.
 *
 * <p>Read as forms are, with {@code &} as the only separator: {@code ?a;b} is one name. A server's
 * own {@code getParameter} merges the body in and may drop everything after one broken escape, so
 * it is not used.
 *
 * @since 0.1
 */
public final class QueryParameters {
  private static final String TOKEN = "jwt";
  private static final Comparator<Parameter> CANONICAL_ORDER =
      Comparator.comparing(Parameter::encodedName).thenComparing(Parameter::value);

  private final List<Parameter> parameters = new ArrayList<>();

  private QueryParameters() {}

  /**
   * Reads a query.
   *
   * @param rawQuery the query as it came, without the question mark; null if there is none
   * @return its parameters
   * @throws NotAuthenticatedException for {@code BAD_REQUEST} if the query has a broken escape
   */
  public static QueryParameters of(String rawQuery) {
    QueryParameters query = new QueryParameters();
    int start = 0;
    while (rawQuery != null && start < rawQuery.length()) {
      int end = rawQuery.indexOf('&', start);
      end = end < 0 ? rawQuery.length() : end;
      query.add(rawQuery, start, end);
      start = end + 1;
    }
    return query;
  }

  /**
   * Gives the values of one parameter.
   *
   * @param rawQuery the query as it came, without the question mark; null if there is none
   * @param name the decoded name, case-sensitive
   * @return the decoded values in their order, empty if there are none
   * @throws NotAuthenticatedException for {@code BAD_REQUEST} if the query has a broken escape
   */
  public static List<String> valuesOf(String rawQuery, String name) {
    return of(rawQuery).values(name);
  }

  /**
   * Gives the values of one parameter.
   *
   * @param name the decoded name, case-sensitive
   * @return the decoded values in their order, empty if there are none
   */
  public List<String> values(String name) {
    List<String> values = new ArrayList<>(1);
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        values.add(parameter.value());
      }
    }
    return values;
  }

  /**
   * Gives the canonical form, without {@code jwt}.
   *
   * <p>Values are sorted before they are encoded: Atlassian's prose says the reverse, its vectors
   * and code do this.
   */
  String canonical() {
    List<Parameter> sorted = new ArrayList<>(parameters);
    sorted.sort(CANONICAL_ORDER);
    StringBuilder canonical = new StringBuilder();
    String last = null;
    for (Parameter parameter : sorted) {
      if (parameter.encodedName().equals(last)) {
        canonical.append(',').append(PercentCoding.encode(parameter.value()));
      } else if (!parameter.name().equals(TOKEN)) {
        last = parameter.encodedName();
        canonical.append(canonical.isEmpty() ? "" : "&").append(last).append('=');
        canonical.append(PercentCoding.encode(parameter.value()));
      }
    }
    return canonical.toString();
  }

  private void add(String rawQuery, int start, int end) {
    int equals = rawQuery.indexOf('=', start);
    boolean bare = equals < 0 || equals >= end;
    String name = decoded(rawQuery.substring(start, bare ? end : equals));
    String value = bare ? "" : decoded(rawQuery.substring(equals + 1, end));
    // Atlassian's host leaves out what has no name; so do the empty pairs of "a=1&&b=2" vanish
    if (!name.isEmpty()) {
      parameters.add(new Parameter(name, PercentCoding.encode(name), value));
    }
  }

  private static String decoded(String raw) {
    return PercentCoding.decodeForm(raw)
        .orElseThrow(
            () ->
                new NotAuthenticatedException(
                    Reason.BAD_REQUEST, "the query has a broken percent escape"));
  }

  private record Parameter(String name, String encodedName, String value) {}
}
