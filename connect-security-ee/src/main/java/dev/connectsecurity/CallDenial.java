package dev.connectsecurity;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Why Atlassian denied a call: a {@code 403} is a normal answer, and this tells what kind it is.
 *
 * <p>Ask it of a {@link Response}, or of what a typed read or a future failed with:
 *
 * <pre>{@code
 * try {
 *   return client.asUser().path("rest/api/3/issue/ACME-1").request().get(String.class);
 * } catch (ForbiddenException e) {
 *   if (CallDenial.of(e).orElseThrow() instanceof CallDenial.MissingScope) { ... }
 * }
 * }</pre>
 *
 * <p>Effective rights are the app's scopes and the permissions of whoever the call was made as,
 * both at once. Private personal data is out of reach of Connect apps in every mode but {@link
 * CallMode#GRANT}, whatever the scopes: the product leaves it out or denies the call. Source: <a
 * href="https://developer.atlassian.com/cloud/confluence/security-overview/">Security overview</a>.
 *
 * @since 0.1
 */
public sealed interface CallDenial {

  /** The header that carries a denial from the client's filter to whoever reads the response. */
  String HEADER = "X-Connect-Call-Denial";

  /**
   * Tells which call was denied.
   *
   * @return the call, without token and query
   */
  Call call();

  /**
   * Writes the denial as the value of {@link #HEADER}; useful to fake a denied call in a test.
   *
   * @return printable ASCII
   */
  default String headerValue() {
    return DenialHeader.write(this);
  }

  /**
   * Reads the denial of a response that came through an {@link AtlassianClient}.
   *
   * @param response any response; its entity is left alone
   * @return the denial, or nothing if the call was not denied
   */
  static Optional<CallDenial> of(Response response) {
    return DenialHeader.read(response);
  }

  /**
   * Reads the denial behind a failure.
   *
   * @param failure what a typed read, a future or a completion stage failed with
   * @return the denial, or nothing if the call was not denied
   */
  static Optional<CallDenial> of(Throwable failure) {
    if (failure instanceof WebApplicationException answered) {
      return of(DenialHeader.original(answered).getResponse());
    }
    boolean wrapped =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    return wrapped && failure.getCause() != null ? of(failure.getCause()) : Optional.empty();
  }

  /**
   * A scope is missing: of the app, of the grant or of the token. To be mended by a new descriptor
   * or a new consent, never by an administrator of the site.
   *
   * @param call the call
   */
  record MissingScope(Call call) implements CallDenial {}

  /**
   * A permission is missing: of the app user, of the impersonated user or of whoever consented; the
   * call's mode tells which. To be mended by an administrator of the site.
   *
   * @param call the call
   */
  record MissingPermission(Call call) implements CallDenial {}

  /**
   * The app is not installed at the site any more, or is suspended there.
   *
   * @param call the call
   */
  record AppNotInstalled(Call call) implements CallDenial {}

  /**
   * The grant or the token does not cover the site.
   *
   * @param call the call
   */
  record SiteNotCovered(Call call) implements CallDenial {}

  /**
   * The credential was refused, again after renewal: {@code 401}, or an anonymous answer where an
   * authenticated one was due.
   *
   * @param call the call
   */
  record NotAuthenticated(Call call) implements CallDenial {}

  /**
   * The answer does not tell.
   *
   * @param call the call
   */
  record Unknown(Call call) implements CallDenial {}

  /**
   * A denied call.
   *
   * @param mode as whom it was made
   * @param root what it was bound to: the tenant's base URL, or the site's in the gateway
   * @param clientKey the tenant, if there is one
   * @param accountId the user it was made as, if known
   * @param method the HTTP method
   * @param path the raw path, without query
   */
  record Call(
      CallMode mode,
      URI root,
      Optional<String> clientKey,
      Optional<String> accountId,
      String method,
      String path) {

    /**
     * Makes a call.
     *
     * @throws NullPointerException if a component is null
     */
    public Call {
      Objects.requireNonNull(mode, "mode");
      Objects.requireNonNull(root, "root");
      Objects.requireNonNull(clientKey, "clientKey");
      Objects.requireNonNull(accountId, "accountId");
      Objects.requireNonNull(method, "method");
      Objects.requireNonNull(path, "path");
    }
  }
}
