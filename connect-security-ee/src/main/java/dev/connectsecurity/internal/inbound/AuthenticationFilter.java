package dev.connectsecurity.internal.inbound;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.SessionTokens;
import dev.connectsecurity.internal.refusal.Refusals;
import dev.connectsecurity.internal.tenant.TenantNote;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The door: lets a request in when it is public or proves its caller, and answers refusals of the
 * rooms behind it.
 *
 * @since 0.1
 */
public final class AuthenticationFilter implements Filter {
  private final Mount mount;
  private final PathRules paths;
  private final RequestAuthenticator authenticator;
  private final CallerSessionTokens sessionTokens;
  private final SecurityHeaders headers;
  private final Refusals refusals;
  private final Function<Caller, Runnable> dispatches;

  /**
   * Makes the door of one application.
   *
   * @param dispatches lets this thread work for a caller until what it gives is run
   */
  public AuthenticationFilter(
      Mount mount,
      PathRules paths,
      RequestAuthenticator authenticator,
      CallerSessionTokens sessionTokens,
      SecurityHeaders headers,
      Refusals refusals,
      Function<Caller, Runnable> dispatches) {
    this.mount = mount;
    this.paths = paths;
    this.authenticator = authenticator;
    this.sessionTokens = sessionTokens;
    this.headers = headers;
    this.refusals = refusals;
    this.dispatches = dispatches;
  }

  @Override
  public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) anyRequest;
    HttpServletResponse response = (HttpServletResponse) anyResponse;
    Optional<Caller> known = Caller.find(request);
    if (known.isPresent()) {
      proceedAgain(request, response, known.get(), chain);
      return;
    }
    headers.apply(response);
    if (paths.isPublic(mount.path(request))) {
      proceed(request, response, chain);
    } else {
      authenticateAndProceed(request, response, chain);
    }
  }

  // On an asynchronous dispatch Payara's own request bean knows no request.
  private void proceedAgain(
      HttpServletRequest request, HttpServletResponse response, Caller caller, FilterChain chain)
      throws IOException, ServletException {
    Runnable end = dispatches.apply(caller);
    try {
      proceed(new AuthenticatedRequest(request, caller), response, chain);
    } finally {
      end.run();
    }
  }

  private void authenticateAndProceed(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    TenantNote note = new TenantNote();
    Caller caller;
    try {
      caller = authenticator.authenticate(mount.incoming(request), note);
    } catch (AtlassianSecurityException refusal) {
      refusals.reject(request, response, refusal, note.clientKey());
      return;
    }
    caller.attachTo(request);
    headers.narrow(response, caller.host());
    sessionTokens
        .renewalFor(caller, request.getHeader("Origin"))
        .ifPresent(token -> response.setHeader(SessionTokens.HEADER, token.reveal()));
    proceed(new AuthenticatedRequest(request, caller), response, chain);
  }

  // A guard's refusal may come through a servlet, or wrapped by the framework that ran the bean.
  private void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (AtlassianSecurityException refusal) {
      refusals.answer(request, response, refusal);
    } catch (ServletException | RuntimeException wrapped) {
      AtlassianSecurityException refusal = refusalIn(wrapped);
      if (refusal == null) {
        throw wrapped;
      }
      refusals.answer(request, response, refusal);
    }
  }

  private static AtlassianSecurityException refusalIn(Throwable wrapped) {
    for (Throwable cause = wrapped.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof AtlassianSecurityException refusal) {
        return refusal;
      }
    }
    return null;
  }
}
