package dev.connectsecurity.spi;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.UnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the tenants.
 *
 * <p>Implementations are thread-safe, make each change whole or not at all, and let other nodes
 * that share the same database see it. Any method throws {@link UnavailableException} when the
 * store gives no answer; nothing is half stored then.
 *
 * @since 0.1
 */
public interface AtlassianHosts {

  /**
   * Finds a tenant, whatever its status. The answer may come from a cache.
   *
   * @param clientKey the tenant's identity
   * @return the tenant, or nothing if it never installed the app
   */
  Optional<AtlassianHost> find(String clientKey);

  /**
   * Finds a tenant past every cache.
   *
   * @param clientKey the tenant's identity
   * @return the tenant, or nothing if it never installed the app
   */
  default Optional<AtlassianHost> findFresh(String clientKey) {
    return find(clientKey);
  }

  /**
   * Finds the secret that a tenant had before its last re-installation. Past every cache.
   *
   * <p>A store keeps it only where the secret changed while the app was installed, for a time of
   * its own.
   *
   * @param clientKey the tenant's identity
   * @return the previous secret, to verify with and never to sign; nothing if there is none or its
   *     time is over
   */
  default Optional<PreviousSecret> previousSecret(String clientKey) {
    return Optional.empty();
  }

  /**
   * Lists tenants, whatever their status, in the order of their client keys. Past every cache.
   *
   * <p>One that cannot be read is left out, so that it does not hide the others.
   *
   * @param after the client key to go on after, or the empty text to begin
   * @param limit how many at most
   * @return the tenants, none after the last; none at all from a store that cannot list
   */
  default List<AtlassianHost> list(String after, int limit) {
    return List.of();
  }

  /**
   * Stores what an installation brought, at most once per token, in one transaction.
   *
   * <p>A site has one installed tenant per product: another one with the same base URL or cloud id
   * is marked as uninstalled in the same transaction.
   *
   * @param host the tenant, new or known
   * @param token the signed token that brought it
   * @return what became of it, and of others
   */
  Installation install(AtlassianHost host, TokenUse token);

  /**
   * Marks a tenant as uninstalled and keeps its row, at most once per token, in one transaction.
   *
   * @param clientKey the tenant's identity, known or not
   * @param token the signed token that asked for it
   * @return what became of it
   */
  Change uninstall(String clientKey, TokenUse token);

  /**
   * Marks an installed tenant as enabled or disabled. An uninstalled or unknown tenant stays as it
   * is.
   *
   * @param clientKey the tenant's identity
   * @param enabled whether the app is switched on
   * @return {@link Change#DONE} if the status changed, else {@link Change#NOTHING}
   */
  Change setEnabled(String clientKey, boolean enabled);

  /**
   * Lists tenants that have been uninstalled for long, those first that are so for longest. Past
   * every cache.
   *
   * @param before the time before which they were uninstalled
   * @param limit how many at most
   * @return their client keys; none at all from a store that keeps tenants for ever
   */
  default List<String> uninstalled(Instant before, int limit) {
    return List.of();
  }

  /**
   * Erases a tenant with its secrets, if it is still uninstalled.
   *
   * @param clientKey the tenant's identity
   * @param before the time before which it was uninstalled
   * @return whether it was erased
   */
  default boolean forget(String clientKey, Instant before) {
    return false;
  }
}
