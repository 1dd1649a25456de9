package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.CallDenial;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.limits.Budget;
import jakarta.ws.rs.client.ClientRequestContext;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * What was sent of one call, as far as it may have to be sent again.
 *
 * <p>It travels as a property of the request: from the request filter past the body's writer to the
 * response filter. A request that repeats another one carries the call of that one.
 */
final class SentCall {

  /** The property of a request that is sent for the first time. */
  static final String FIRST = "dev.connectsecurity.sent";

  /** The property of a request that repeats another one. */
  static final String REPEAT = "dev.connectsecurity.repeated";

  private final Authentication authentication;
  private final AtomicReference<URI> uri = new AtomicReference<>();
  private final AtomicReference<Secret> first = new AtomicReference<>();
  private final AtomicReference<Secret> last = new AtomicReference<>();
  private final AtomicReference<byte[]> body = new AtomicReference<>();

  /**
   * Begins a call.
   *
   * @param authentication the mode
   */
  SentCall(Authentication authentication) {
    this.authentication = authentication;
  }

  /**
   * Finds a call.
   *
   * @param properties gives the value of a property, or null
   * @param property {@link #FIRST} or {@link #REPEAT}
   */
  static Optional<SentCall> in(Function<String, Object> properties, String property) {
    return properties.apply(property) instanceof SentCall call
        ? Optional.of(call)
        : Optional.empty();
  }

  Authentication authentication() {
    return authentication;
  }

  /** Gives whose limit the call counts against: users' own, where one of them is named. */
  Budget budget() {
    Subject subject = authentication.subject();
    return new Budget(authentication.root(), subject.mode(), subject.accountId());
  }

  /** Takes note of where the call goes, and of its {@code Authorization} header. */
  void sent(URI to, String header) {
    Secret credential = Secret.of(header);
    uri.set(to);
    first.compareAndSet(null, credential);
    last.set(credential);
  }

  /** Gives where the call went. */
  URI uri() {
    return uri.get();
  }

  /** Tells whether the first request of this call had that {@code Authorization} header. */
  boolean beganWith(String header) {
    return first.get() != null && first.get().reveal().equals(header);
  }

  /** Takes note that the product has refused the credential; tells whether there may be another. */
  boolean renew() {
    return authentication.renew(last.get().reveal());
  }

  /** Names the call for whoever asks why it was denied. */
  CallDenial.Call named(String method) {
    Subject subject = authentication.subject();
    return new CallDenial.Call(
        subject.mode(),
        authentication.root(),
        subject.clientKey(),
        subject.accountId(),
        method,
        uri.get().getRawPath());
  }

  void keepBody(byte[] bytes) {
    body.set(bytes);
  }

  /** Gives the body as it went over the wire, if it was kept. */
  Optional<byte[]> body() {
    return Optional.ofNullable(body.get());
  }

  /** Tells whether the same can be sent again; the request is as it was sent. */
  boolean isRepeatable(ClientRequestContext request) {
    return !request.hasEntity() || body.get() != null;
  }
}
