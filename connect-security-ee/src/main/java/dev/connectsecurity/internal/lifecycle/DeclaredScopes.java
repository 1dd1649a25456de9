package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.ConnectScope;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the scopes that a descriptor asks for. Source: "Scopes for Connect apps". */
final class DeclaredScopes {

  private DeclaredScopes() {}

  static Set<ConnectScope> read(JsonObject war, List<String> problems) {
    JsonValue value = war.getOrDefault("scopes", JsonValue.EMPTY_JSON_ARRAY);
    if (!(value instanceof JsonArray array)) {
      problems.add(DescriptorText.FILE + " must hold \"scopes\" as an array of names.");
      return Set.of();
    }
    Set<ConnectScope> scopes = EnumSet.noneOf(ConnectScope.class);
    List<String> known = new ArrayList<>();
    for (JsonValue element : array) {
      String text = element instanceof JsonString string ? string.getString() : element.toString();
      Optional<ConnectScope> scope = ConnectScope.of(text);
      scope.ifPresentOrElse(scopes::add, () -> problems.add(unknown(text)));
      scope.ifPresent(any -> known.add(text));
    }
    checkCase(known, problems);
    return scopes;
  }

  private static String unknown(String text) {
    return "%s asks for the scope \"%s\", which does not exist. The nearest one is \"%s\"."
        .formatted(DescriptorText.FILE, text, nearest(text));
  }

  private static void checkCase(List<String> names, List<String> problems) {
    Optional<String> lower =
        names.stream().filter(n -> Character.isLowerCase(n.charAt(0))).findFirst();
    Optional<String> upper =
        names.stream().filter(n -> Character.isUpperCase(n.charAt(0))).findFirst();
    if (lower.isPresent() && upper.isPresent()) {
      problems.add(
          "%s mixes lower and upper case in \"scopes\": \"%s\", \"%s\". Write all in one case."
              .formatted(DescriptorText.FILE, lower.get(), upper.get()));
    }
  }

  private static String nearest(String text) {
    String wanted = text.toUpperCase(Locale.ROOT);
    return Arrays.stream(ConnectScope.values())
        .map(ConnectScope::name)
        .min(Comparator.comparingInt(name -> distance(wanted, name)))
        .orElseThrow();
  }

  /** Levenshtein's: how many characters to add, drop or change. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
