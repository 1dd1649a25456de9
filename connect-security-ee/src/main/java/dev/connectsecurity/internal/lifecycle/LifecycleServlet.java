package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.internal.token.CanonicalRequest;
import dev.connectsecurity.spi.AtlassianHosts;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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
  private static final int FRESH_READS = 20;
  private static final Duration FRESH_READS_PERIOD = Duration.ofSeconds(10);

  private final transient LifecycleApp app;
  private final transient CallbackReceiver receiver;
  private final transient Rejections rejections;

  /**
   * Makes the servlet.
   *
   * @param app the app that callbacks are meant for
   * @param tokens what verifies their tokens
   * @param hosts where tenants are kept
   * @param events who is told; what it throws is logged and changes nothing
   * @param clock the time
   */
  public LifecycleServlet(
      LifecycleApp app,
      LifecycleTokens tokens,
      AtlassianHosts hosts,
      LifecycleEvents events,
      Clock clock) {
    LifecycleEvents safe = new SafeEvents(events);
    RateLimit freshReads =
        new RateLimit(
            FRESH_READS, FRESH_READS_PERIOD, () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
    this.app = app;
    this.receiver =
        new CallbackReceiver(
            app,
            new CallbackAuthentication(tokens, app.audiences(), hosts, freshReads),
            new TenantChanges(hosts, safe),
            clock,
            tokens.policy().leeway());
    this.rejections = new Rejections(app.key(), hosts, safe);
  }

  /**
   * Gives the paths to be mapped to this servlet, and to nothing else.
   *
   * @return the four paths below the context path, as the descriptor has them
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
      Problem.of(HttpServletResponse.SC_NOT_FOUND).writeTo(response);
      return;
    }
    Claimant claimant = new Claimant();
    try {
      receiver.receive(callback.get(), request, claimant);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } catch (AtlassianSecurityException e) {
      rejections.reject(e, claimant, request, response);
    }
  }
}
