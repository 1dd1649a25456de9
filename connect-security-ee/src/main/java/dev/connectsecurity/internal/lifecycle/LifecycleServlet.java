package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.refusal.Refusals;
import dev.connectsecurity.internal.tenant.TenantNote;
import dev.connectsecurity.internal.tenant.TenantTokens;
import dev.connectsecurity.internal.token.CanonicalRequest;
import dev.connectsecurity.spi.AtlassianHosts;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Receives {@code installed}, {@code uninstalled}, {@code enabled} and {@code disabled}, below
 * {@code /lifecycle/}.
 *
 * <p>The answer is 204, or a problem of constant size without a reason. Why a callback was refused
 * goes to one line of log and one event. Source: Atlassian, "Security for Connect apps" and connect
 * app descriptor, {@code lifecycle}.
 *
 * @since 0.1
 */
public final class LifecycleServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient LifecycleApp app;
  private final transient CallbackReceiver receiver;
  private final transient Refusals refusals;

  /**
   * Makes the servlet.
   *
   * @param app the app that callbacks are meant for
   * @param tokens what verifies their tokens
   * @param hosts where tenants are kept
   * @param refusals how a callback is refused
   * @param events who is told; what it throws is logged and changes nothing
   * @param clock the time
   */
  public LifecycleServlet(
      LifecycleApp app,
      LifecycleTokens tokens,
      AtlassianHosts hosts,
      Refusals refusals,
      LifecycleEvents events,
      Clock clock) {
    this.app = app;
    this.receiver =
        new CallbackReceiver(
            app,
            new CallbackAuthentication(tokens, app.audiences(), new TenantTokens(hosts)),
            new TenantChanges(hosts, new SafeEvents(events)),
            clock,
            tokens.policy().leeway());
    this.refusals = refusals;
  }

  /**
   * Gives the paths to be mapped to this servlet, and to nothing else.
   *
   * @return the four paths below the base URL, as the descriptor has them
   */
  public static List<String> paths() {
    return Arrays.stream(Callback.values()).map(Callback::path).toList();
  }

  /**
   * Answers one callback.
   *
   * @param request the request
   * @param response 204, or a problem
   * @throws IOException if the caller has gone
   */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Callback> callback =
        CanonicalRequest.belowBase(request.getRequestURI(), app.basePath()).flatMap(Callback::at);
    if (callback.isEmpty()) {
      Refusals.answer(response, HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    TenantNote note = new TenantNote();
    try {
      receiver.receive(callback.get(), request, note);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } catch (AtlassianSecurityException e) {
      if (e.reason() == Reason.METHOD) {
        response.setHeader("Allow", "POST");
      }
      refusals.reject(request, response, e, note.clientKey());
    }
  }
}
