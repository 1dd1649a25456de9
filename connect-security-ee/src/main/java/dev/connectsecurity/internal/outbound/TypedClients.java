package dev.connectsecurity.internal.outbound;

import com.github.benmanes.caffeine.cache.Cache;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.cache.Caches;
import jakarta.ws.rs.client.WebTarget;
import java.lang.System.Logger.Level;

/**
 * Typed clients that are open.
 *
 * @param settings the limits of each call
 * @param components what every client of this library has
 * @param open those that somebody still uses
 */
record TypedClients(
    ClientSettings settings, ClientComponents components, Cache<Object, Boolean> open) {

  /** What to say where nobody can build a typed client. */
  static final String ABSENT =
      "This server has no MicroProfile Rest Client (org.eclipse.microprofile.rest.client): add it,"
          + " or use the target as it is";

  private static final String PACKAGE = "org/eclipse/microprofile/rest/client";
  private static final System.Logger LOG = System.getLogger(TypedClients.class.getName());

  TypedClients(ClientSettings settings, ClientComponents components) {
    this(settings, components, Caches.reachable());
  }

  /**
   * Makes a client.
   *
   * @throws CallRefusedException if the target is not of this library
   * @throws IllegalStateException if the server has no MicroProfile Rest Client
   */
  <T> T make(Class<T> api, WebTarget target) {
    if (!(target instanceof BoundTarget bound)) {
      throw new CallRefusedException(
          Reason.FOREIGN_TARGET, "The target was not made by this client, so it has no mode");
    }
    T made = of(api, bound);
    open.put(made, true);
    return made;
  }

  private <T> T of(Class<T> api, BoundTarget target) {
    try {
      return new RestClientBuilding(settings, components).build(api, target);
    } catch (NoClassDefFoundError absent) {
      if (!String.valueOf(absent.getMessage()).startsWith(PACKAGE)) {
        throw absent;
      }
      throw new IllegalStateException(ABSENT, absent);
    }
  }

  /** Closes those that are still open, and so their threads. */
  void close() {
    for (Object client : open.asMap().keySet()) {
      try {
        if (client instanceof AutoCloseable closeable) {
          closeable.close();
        }
      } catch (Exception e) {
        LOG.log(Level.DEBUG, "connect.client.not-closed", e);
      }
    }
  }
}
