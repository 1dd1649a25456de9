package dev.connectsecurity.internal.access;

import dev.connectsecurity.Product;
import java.util.Set;

/** What is wrong with a demand for a permission by itself, wherever it stands. */
final class PermissionMistakes {
  // Atlassian's own keys, those that apps add ("app-key__permission"), and "create/page".
  private static final String NAME = "[A-Za-z0-9._/-]{1,255}";
  private static final Set<String> CONTENT_OPERATIONS = Set.of("read", "update", "delete");

  private PermissionMistakes() {}

  /** Tells the first mistake and what mends it; an empty text if there is none. */
  static String in(PermissionDemand demand) {
    if (demand.jira().isEmpty() && demand.confluence().isEmpty()) {
      return "it names no permission. Add jira = \"ADMINISTER\", confluence = \"administer\" or both";
    }
    for (Product product : Product.values()) {
      if (demand.in(product).filter(name -> !name.matches(NAME)).isPresent()) {
        return "'" + demand.in(product).get() + "' is no name of a permission";
      }
    }
    if (demand.isGlobal() != demand.parameter().isEmpty()) {
      return demand.isGlobal()
          ? "a parameter is named, but level GLOBAL has none. Add a level, for example ISSUE"
          : "level "
              + demand.level()
              + " needs the name of a parameter. For example: parameter = \"key\"";
    }
    return level(demand);
  }

  private static String level(PermissionDemand demand) {
    return switch (demand.level()) {
      case GLOBAL -> "";
      case PROJECT, ISSUE -> only(demand, Product.CONFLUENCE, "Jira");
      case SPACE -> only(demand, Product.JIRA, "Confluence");
      case CONTENT ->
          demand.jira().isEmpty() && !CONTENT_OPERATIONS.contains(demand.confluence())
              ? "Confluence knows read, update and delete of a content, not '"
                  + demand.confluence()
                  + "'"
              : only(demand, Product.JIRA, "Confluence");
    };
  }

  private static String only(PermissionDemand demand, Product other, String product) {
    return demand.in(other).isEmpty()
        ? ""
        : "level "
            + demand.level()
            + " exists in "
            + product
            + " only. Leave "
            + other.productType()
            + " out";
  }
}
