package dev.connectsecurity.internal.token;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The path part of a canonical request. */
final class CanonicalPath {
  /** Escaped, these may mean another resource than the bare character does. */
  private static final String STRUCTURE = "/\\;?#%.";

  private CanonicalPath() {}

  /** Gives the form that is signed: no slash at the end, literal ampersands escaped. */
  static String of(String rawPath) {
    return rooted(withoutTrailingSlashes(rawPath));
  }

  /** Gives the other forms that a token may have been made for; mostly none. */
  static Set<String> alternatives(String rawPath) {
    Set<String> forms = new LinkedHashSet<>();
    addForms(rawPath, forms);
    // Atlassian's host of 2016 hashes the decoded path, its frameworks the raw one
    decoded(rawPath).ifPresent(decoded -> addForms(decoded, forms));
    forms.remove(of(rawPath));
    return forms;
  }

  private static void addForms(String path, Set<String> forms) {
    forms.add(of(path));
    if (path.endsWith("//")) {
      // of several slashes at the end, atlassian-connect-express drops one only
      forms.add(rooted(path.substring(0, path.length() - 1)));
    }
  }

  private static Optional<String> decoded(String rawPath) {
    for (int i = rawPath.indexOf('%'); i >= 0; i = rawPath.indexOf('%', i + 1)) {
      Optional<String> escaped =
          PercentCoding.decode(rawPath.substring(i, Math.min(i + 3, rawPath.length())));
      if (escaped.filter(CanonicalPath::changesMeaning).isPresent()) {
        return Optional.empty();
      }
    }
    return PercentCoding.decode(rawPath);
  }

  private static boolean changesMeaning(String character) {
    return STRUCTURE.contains(character) || character.charAt(0) < ' ' || character.equals("\u007f");
  }

  private static String rooted(String path) {
    String escaped = path.replace("&", "%26");
    return escaped.startsWith("/") ? escaped : "/" + escaped;
  }

  private static String withoutTrailingSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
