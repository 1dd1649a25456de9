package dev.connectsecurity.samples.simulator;

import java.util.List;

/**
 * A person on the site.
 *
 * @param name a short name for URLs, such as {@code alice}
 * @param displayName the name that people read
 * @param accountId the Atlassian account id; empty for an anonymous visitor
 * @param admin whether the person administers the site
 */
public record User(String name, String displayName, String accountId, boolean admin) {

  /** An ordinary user. */
  public static final User ALICE = new User("alice", "Alice", "5be24ad8b1653240376955d2", false);

  /** Another ordinary user. */
  public static final User BOB =
      new User("bob", "Bob", "557058:1f0a4d2e-7c53-4a36-9a8e-0b6a3c8d5e21", false);

  /** The administrator of the site. */
  public static final User ADMIN = new User("admin", "Admin", "5c0a9e71d4f2a86b3e7f1c05", true);

  /** A visitor who is not logged in: tokens carry no {@code sub}. */
  public static final User ANONYMOUS = new User("anonymous", "Anonymous", "", false);

  /** The people that the site knows. */
  public static final List<User> ALL = List.of(ALICE, BOB, ADMIN, ANONYMOUS);

  /** The address that stands before an API token. */
  public String email() {
    return name + "@acme.example";
  }

  static User of(String accountId) {
    return ALL.stream()
        .filter(user -> user.accountId().equals(accountId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no user has this account id"));
  }

  static User named(String name) {
    return ALL.stream()
        .filter(user -> user.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no user is called " + name));
  }
}
