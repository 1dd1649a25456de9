package dev.connectsecurity.internal.outbound;

import java.net.URI;

/**
 * A way to authenticate calls, bound to what it may be shown to.
 *
 * <p>The place for a new mode: an implementation here, a method of {@code AtlassianClient}.
 */
sealed interface Authentication
    permits AppAuthentication, BasicAuthentication, BearerAuthentication {

  /**
   * Gives what the mode is bound to.
   *
   * @return the URI that every call's URI must be below
   */
  URI root();

  /**
   * Tells as whom the calls are made.
   *
   * @return the subject
   */
  Subject subject();

  /**
   * Makes the credential of one call.
   *
   * @param method the HTTP method
   * @param uri the URI as it goes on the wire
   * @return the value of the {@code Authorization} header
   * @throws dev.connectsecurity.CallRefusedException if the URI is not below the root
   */
  String headerFor(String method, URI uri);

  /**
   * Takes note that the product has refused a credential with 401.
   *
   * @param refusedHeader what {@link #headerFor} gave
   * @return whether {@link #headerFor} may now give a better one
   */
  boolean renew(String refusedHeader);
}
