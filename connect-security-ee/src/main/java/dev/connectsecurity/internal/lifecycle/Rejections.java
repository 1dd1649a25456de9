package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.RequestRejected;
import dev.connectsecurity.spi.AtlassianHosts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Turns a refusal into an answer that says nothing, one line of log and one event. */
final class Rejections {
  private static final System.Logger LOG = System.getLogger(Rejections.class.getName());
  private static final int MAX_LOGGED = 200;
  private static final String RETRY_SECONDS = "30";

  private final String appKey;
  private final AtlassianHosts hosts;
  private final LifecycleEvents events;

  Rejections(String appKey, AtlassianHosts hosts, LifecycleEvents events) {
    this.appKey = appKey;
    this.hosts = hosts;
    this.events = events;
  }

  void reject(
      AtlassianSecurityException refusal,
      Claimant claimant,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Reason reason = refusal.reason();
    Optional<String> tenant = claimant.known(hosts);
    LOG.log(
        Level.WARNING,
        "connect.lifecycle.rejected reason=%s tenant=%s method=%s path=%s"
            .formatted(
                reason,
                escaped(tenant.orElse("-")),
                escaped(request.getMethod()),
                escaped(request.getRequestURI())));
    LOG.log(Level.DEBUG, "connect.lifecycle.rejected because " + refusal.getMessage(), refusal);
    events.fire(new RequestRejected(reason, tenant, request.getMethod(), request.getRequestURI()));
    answer(reason, response);
  }

  private void answer(Reason reason, HttpServletResponse response) throws IOException {
    switch (reason.status()) {
      case HttpServletResponse.SC_UNAUTHORIZED ->
          response.setHeader("WWW-Authenticate", "JWT realm=\"" + appKey + "\"");
      case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> response.setHeader("Allow", "POST");
      case HttpServletResponse.SC_SERVICE_UNAVAILABLE ->
          response.setHeader("Retry-After", RETRY_SECONDS);
      default -> {
        // the body says all there is to say
      }
    }
    Problem.of(reason.status()).writeTo(response);
  }

  /** Keeps a stranger's words on one line and in one field of it. */
  private static String escaped(String text) {
    StringBuilder line = new StringBuilder();
    text.chars()
        .limit(MAX_LOGGED)
        .forEach(c -> line.append(c > ' ' && c < 127 ? "" + (char) c : "\\u%04x".formatted(c)));
    return line.toString();
  }
}
