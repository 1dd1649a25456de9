package dev.connectsecurity;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A static right of a Connect app, asked for in its descriptor: the most that it may ever do.
 *
 * <p>A scope implies weaker ones, per product. Sources: <a
 * href="https://developer.atlassian.com/cloud/jira/software/scopes-for-connect-apps/">Scopes for
 * Connect apps, Jira</a> and <a
 * href="https://developer.atlassian.com/cloud/confluence/scopes-for-connect-apps/">Confluence</a>.
 *
 * @since 0.1
 */
public enum ConnectScope {
  /** Resources that need no scope; every app holds it. */
  NONE,
  /** View, browse and read. Implies {@link #NONE}. */
  READ,
  /** Create and change. Implies {@link #READ}. */
  WRITE,
  /** Delete. Implies {@link #WRITE}. */
  DELETE,
  /** Administer a Jira project. Implies {@link #DELETE}; not a scope of Confluence. */
  PROJECT_ADMIN,
  /** Administer a Confluence space. Implies {@link #DELETE}; not a scope of Jira. */
  SPACE_ADMIN,
  /** Administer the site. Implies the product's other administration scope. */
  ADMIN,
  /** Act as a user of the site. Implies nothing. */
  ACT_AS_USER,
  /** See e-mail addresses of users. Implies nothing. */
  ACCESS_EMAIL_ADDRESSES;

  /**
   * Reads a scope as a descriptor writes it: all upper or all lower case.
   *
   * @param text for example {@code READ} or {@code act_as_user}
   * @return the scope, or nothing if there is none of that name
   */
  public static Optional<ConnectScope> of(String text) {
    for (ConnectScope scope : values()) {
      if (scope.name().equals(text) || scope.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }

  /**
   * Closes a set of scopes under implication.
   *
   * @param declared what a descriptor asks for
   * @param product the product whose table applies
   * @return the declared scopes, all that they imply in that product, and {@link #NONE};
   *     unmodifiable
   */
  public static Set<ConnectScope> closure(Collection<ConnectScope> declared, Product product) {
    EnumSet<ConnectScope> closed = EnumSet.of(NONE);
    for (ConnectScope scope : declared) {
      closed.addAll(scope.implied(product));
    }
    return Collections.unmodifiableSet(closed);
  }

  private Set<ConnectScope> implied(Product product) {
    if (this == ACT_AS_USER || this == ACCESS_EMAIL_ADDRESSES) {
      return EnumSet.of(this);
    }
    EnumSet<ConnectScope> weaker = EnumSet.range(NONE, this);
    // The two middle administrations belong to one product each and never imply each other.
    weaker.remove(product == Product.JIRA ? SPACE_ADMIN : PROJECT_ADMIN);
    weaker.add(this);
    if (this == SPACE_ADMIN) {
      weaker.remove(PROJECT_ADMIN);
    }
    return weaker;
  }
}
