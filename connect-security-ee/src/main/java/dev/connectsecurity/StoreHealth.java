package dev.connectsecurity;

/**
 * How the database is in which tenants and consents are kept, for a health check of your own.
 *
 * <p>Inject it anywhere; nothing here holds a secret. A check costs one small query: rows are
 * counted in the background, after the start and once an hour. An application that keeps everything
 * in stores of its own, or in memory, is told that all is well, with no rows.
 *
 * @since 0.1
 */
public interface StoreHealth {

  /**
   * Looks whether the database answers, and tells what was last counted. Never throws because the
   * database gives no answer.
   *
   * @return how it is now
   */
  StoreReport report();
}
