package dev.connectsecurity;

import java.util.List;
import java.util.Optional;

/**
 * The tenants of a Connect app, for the people who support it; nothing here holds a secret.
 *
 * <p>Inject it behind a guard of your own. Every method throws {@link UnavailableException} when
 * the store gives no answer.
 *
 * @since 0.1
 */
public interface HostDirectory {

  /**
   * Lists tenants, whatever their status, in the order of their client keys. Those whose secret
   * cannot be read, because its key was taken away, are left out; {@link StoreHealth} counts them.
   *
   * @param after the client key to go on after, or the empty text to begin
   * @param limit how many at most
   * @return the tenants, none after the last
   */
  List<HostSummary> list(String after, int limit);

  /**
   * Finds a tenant as it is stored now.
   *
   * @param clientKey the tenant's identity
   * @return the tenant, or nothing if it is not known
   */
  Optional<HostSummary> find(String clientKey);

  /**
   * Shuts a tenant out, as if it had uninstalled the app: its tokens are refused, on other nodes
   * within the cache time, until it installs the app again. Atlassian is not told. Fires {@link
   * AppUninstalled}.
   *
   * @param clientKey the tenant's identity
   * @return whether it was installed
   */
  boolean shutOut(String clientKey);

  /**
   * Writes tenants as JSON, one a line.
   *
   * @param after the client key to go on after, or the empty text to begin
   * @param limit how many at most
   * @return the lines, each with a line feed at its end; the empty text after the last tenant
   */
  String export(String after, int limit);
}
