package dev.connectsecurity.internal.refusal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What a caller would rather read. Source: RFC 9110 section 12.5.1, as far as the choice between a
 * page and JSON needs it.
 *
 * @param ranges in the order of the header
 */
record Accept(List<Range> ranges) {

  static Accept of(String header) {
    return new Accept(
        header == null
            ? List.of()
            : Arrays.stream(header.toLowerCase(Locale.ROOT).split(",")).map(Range::of).toList());
  }

  // A browser names text/html first; a program names JSON, anything, or nothing.
  boolean prefersPage() {
    int page = first(Range::isPage);
    int json = first(Range::isJson);
    if (page < 0 || ranges.get(page).weight() == 0) {
      return false;
    }
    double named = ranges.get(page).weight();
    double other = json >= 0 ? ranges.get(json).weight() : anything();
    return named > other || named == other && (json < 0 || page < json);
  }

  private double anything() {
    int any = first(range -> range.type().equals("*/*") || range.type().equals("application/*"));
    return any < 0 ? 0 : ranges.get(any).weight();
  }

  private int first(Predicate<Range> wanted) {
    for (int i = 0; i < ranges.size(); i++) {
      if (wanted.test(ranges.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /**
   * One media range.
   *
   * @param type for example {@code text/html}
   * @param weight 0 to 1; 0 if it cannot be read
   */
  record Range(String type, double weight) {

    static Range of(String text) {
      String[] parts = text.split(";");
      double weight = 1;
      for (int i = 1; i < parts.length; i++) {
        String parameter = parts[i].strip();
        if (parameter.startsWith("q=")) {
          weight = weight(parameter.substring(2));
        }
      }
      return new Range(parts.length == 0 ? "" : parts[0].strip(), weight);
    }

    private static double weight(String text) {
      return text.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(text) : 0;
    }

    boolean isPage() {
      return type.equals("text/html") || type.equals("application/xhtml+xml");
    }

    boolean isJson() {
      return type.endsWith("/json") || type.endsWith("+json");
    }
  }
}
