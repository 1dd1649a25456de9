package dev.connectsecurity.internal.store;

import java.util.function.Supplier;

/**
 * Runs work outside the transaction that the caller may have, in the caller's thread.
 *
 * <p>In a server, a connection of a container's data source joins the caller's transaction, and
 * cannot be committed alone. What this library stores must hold even if the caller rolls back: a
 * refresh token that was used cannot be used again.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface OutsideTransaction {

  /**
   * Runs work while the caller's transaction is suspended.
   *
   * @param work may begin and end transactions of its own
   * @return what the work gives
   */
  <T> T call(Supplier<T> work);

  /**
   * Runs work as it is, where nobody has a transaction.
   *
   * @return a plain call
   */
  static OutsideTransaction none() {
    return Supplier::get;
  }
}
