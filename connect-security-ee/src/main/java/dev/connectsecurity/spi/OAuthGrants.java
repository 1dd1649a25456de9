package dev.connectsecurity.spi;

import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.UnavailableException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Keeps the grants of users (OAuth 2.0, 3LO).
 *
 * <p>Implementations are thread-safe, make each change whole or not at all, and let other nodes
 * that share the same database see it at once. Nothing is cached. Any method throws {@link
 * UnavailableException} when the store gives no answer; nothing is half stored then.
 *
 * @since 0.1
 */
public interface OAuthGrants {

  /**
   * Finds a grant, whatever its status.
   *
   * @param id the grant's identity
   * @return the grant, or nothing if there is none
   */
  Optional<OAuthGrant> find(String id);

  /**
   * Finds the grant that a browser has signed in with.
   *
   * @param browserHash SHA-256 of what the browser's cookie holds, lower-case hexadecimal
   * @return the grant, or nothing if there is none
   */
  Optional<OAuthGrant> findByBrowser(String browserHash);

  /**
   * Stores a new grant, for the browser that consented.
   *
   * @param grant the grant
   * @param browserHash SHA-256 of what the browser's cookie holds, lower-case hexadecimal
   */
  void add(OAuthGrant grant, String browserHash);

  /**
   * Changes a grant while nobody else can, on any node.
   *
   * <p>The grant is read after the lock is held and handed to the change; what the change gives
   * back is stored and committed before this method returns, in a transaction of its own even if
   * the caller has one. If the change throws, nothing is stored and the lock is released. The lock
   * of a node that dies is released with its connection.
   *
   * @param id the grant's identity
   * @param change may take as long as a call to Atlassian; gives the grant to store, with the same
   *     id, or the very one that it was given to store nothing
   * @return what is stored now, or nothing if there is no such grant
   */
  Optional<OAuthGrant> change(String id, UnaryOperator<OAuthGrant> change);

  /**
   * Erases a grant with its tokens.
   *
   * @param id the grant's identity
   * @return whether there was one
   */
  boolean forget(String id);
}
