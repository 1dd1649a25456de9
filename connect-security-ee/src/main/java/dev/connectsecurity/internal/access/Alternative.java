package dev.connectsecurity.internal.access;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One annotation's scopes, all of which are needed.
 *
 * @param connect for Connect callers; empty if they are refused
 * @param oauth for OAuth callers; empty if they are refused
 * @since 0.1
 */
public record Alternative(Set<ConnectScope> connect, Set<String> oauth) {

  static Alternative of(RequiresScope annotation) {
    EnumSet<ConnectScope> connect = EnumSet.noneOf(ConnectScope.class);
    connect.addAll(List.of(annotation.value()));
    return new Alternative(connect, new TreeSet<>(List.of(annotation.oauth())));
  }

  boolean isHeld(Set<ConnectScope> held) {
    return !connect.isEmpty() && held.containsAll(connect);
  }

  boolean isHeldByOauth(Set<String> held) {
    return !oauth.isEmpty() && held.containsAll(oauth);
  }

  Set<String> named(boolean byConnect) {
    return byConnect
        ? connect.stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new))
        : oauth;
  }

  Set<String> missing(boolean byConnect, Set<String> held) {
    Set<String> missing = new TreeSet<>(named(byConnect));
    missing.removeAll(held);
    return missing;
  }

  @Override
  public String toString() {
    return Stream.concat(connect.stream().map(Enum::name), oauth.stream())
        .collect(Collectors.joining(", ", "scope ", ""));
  }
}
