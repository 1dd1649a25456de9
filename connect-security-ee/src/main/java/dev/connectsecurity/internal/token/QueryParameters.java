package dev.connectsecurity.internal.token;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

  private QueryParameters() {}

  /**
   * Gives the values of one parameter.
   *
   * @param rawQuery the query as it came, without the question mark; null if there is none
   * @param name the decoded name, case-sensitive
   * @return the decoded values in their order, empty if there are none
   * @throws NotAuthenticatedException for {@code BAD_REQUEST} if the query has a broken escape
   */
  public static List<String> valuesOf(String rawQuery, String name) {
    return parse(rawQuery).stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .toList();
  }

  /** Gives the canonical form of a query, without its {@code jwt}. */
  static String canonical(String rawQuery) {
    Map<String, List<String>> values = new TreeMap<>();
    for (Parameter parameter : parse(rawQuery)) {
      if (!parameter.name().equals(TOKEN)) {
        String name = PercentCoding.encode(parameter.name());
        values.computeIfAbsent(name, key -> new ArrayList<>(1)).add(parameter.value());
      }
    }
    StringJoiner canonical = new StringJoiner("&");
    values.forEach((name, texts) -> canonical.add(name + "=" + joined(texts)));
    return canonical.toString();
  }

  /** Sorts before it encodes: Atlassian's prose says the reverse, its vectors and code do this. */
  private static String joined(List<String> texts) {
    if (texts.size() == 1) {
      return PercentCoding.encode(texts.get(0));
    }
    return texts.stream().sorted().map(PercentCoding::encode).collect(Collectors.joining(","));
  }

  private static List<Parameter> parse(String rawQuery) {
    List<Parameter> parameters = new ArrayList<>();
    int start = 0;
    while (rawQuery != null && start < rawQuery.length()) {
      int end = rawQuery.indexOf('&', start);
      end = end < 0 ? rawQuery.length() : end;
      Parameter parameter = parameter(rawQuery.substring(start, end));
      // Atlassian's host leaves out what has no name; so do the empty pairs of "a=1&&b=2" vanish
      if (!parameter.name().isEmpty()) {
        parameters.add(parameter);
      }
      start = end + 1;
    }
    return parameters;
  }

  private static Parameter parameter(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0
        ? new Parameter(decoded(pair), "")
        : new Parameter(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
  }

  private static String decoded(String raw) {
    return PercentCoding.decodeForm(raw)
        .orElseThrow(
            () ->
                new NotAuthenticatedException(
                    Reason.BAD_REQUEST, "the query has a broken percent escape"));
  }

  private record Parameter(String name, String value) {}
}
