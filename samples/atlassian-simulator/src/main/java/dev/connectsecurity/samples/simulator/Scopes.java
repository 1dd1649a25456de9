package dev.connectsecurity.samples.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the scopes of a descriptor allow, closed under implication. */
final class Scopes {

  private static final Map<Product, List<String>> WEAKEST_FIRST =
      Map.of(
          Product.JIRA, List.of("NONE", "READ", "WRITE", "DELETE", "PROJECT_ADMIN", "ADMIN"),
          Product.CONFLUENCE, List.of("NONE", "READ", "WRITE", "DELETE", "SPACE_ADMIN", "ADMIN"));

  private Scopes() {}

  static Set<String> granted(Product product, Set<String> declared) {
    List<String> ladder = WEAKEST_FIRST.get(product);
    return declared.stream()
        .map(scope -> scope.toUpperCase(Locale.ROOT))
        .flatMap(scope -> Stream.concat(Stream.of(scope), implied(ladder, scope)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> implied(List<String> ladder, String scope) {
    return ladder.subList(0, Math.max(0, ladder.indexOf(scope))).stream();
  }
}
