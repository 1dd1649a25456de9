package dev.connectsecurity.spi;

import java.util.List;
import java.util.Objects;

/**
 * What became of an installation.
 *
 * @param change what became of the tenant
 * @param replaced client keys of the tenants that were installed at the same site until now, and
 *     are uninstalled in the same transaction: after a site was copied, moved or renamed
 * @since 0.1
 */
public record Installation(Change change, List<String> replaced) {

  /**
   * Describes one.
   *
   * @throws NullPointerException if a component is null
   */
  public Installation {
    Objects.requireNonNull(change, "change");
    replaced = List.copyOf(replaced);
  }

  /**
   * Describes an installation that replaced nobody.
   *
   * @param change what became of the tenant
   * @return the change alone
   */
  public static Installation of(Change change) {
    return new Installation(change, List.of());
  }
}
