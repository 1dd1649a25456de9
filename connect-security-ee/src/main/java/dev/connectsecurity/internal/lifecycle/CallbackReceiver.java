package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.tenant.TenantNote;
import dev.connectsecurity.internal.token.CanonicalRequest;
import dev.connectsecurity.internal.token.QueryHashRule;
import dev.connectsecurity.internal.token.VerifiedToken;
import dev.connectsecurity.spi.TokenUse;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Takes one callback in: head, token, body, store, in this order, so that a stranger costs little
 * and learns nothing.
 */
final class CallbackReceiver {
  private final LifecycleApp app;
  private final CallbackAuthentication authentication;
  private final TenantChanges changes;
  private final Clock clock;
  private final Duration leeway;

  CallbackReceiver(
      LifecycleApp app,
      CallbackAuthentication authentication,
      TenantChanges changes,
      Clock clock,
      Duration leeway) {
    this.app = app;
    this.authentication = authentication;
    this.changes = changes;
    this.clock = clock;
    this.leeway = leeway;
  }

  /**
   * Takes a callback in.
   *
   * @throws dev.connectsecurity.AtlassianSecurityException if it is refused; nothing is stored then
   */
  void receive(Callback callback, HttpServletRequest request, TenantNote note) {
    CallbackRequest head = new CallbackRequest(request);
    head.checkHead();
    VerifiedToken token =
        authentication.verify(callback, head.token(), rule(callback, request), note);
    byte[] bytes = head.body();
    CallbackBody body = CallbackBody.parse(bytes);
    String clientKey = body.clientKey();
    if (!clientKey.equals(token.issuer())) {
      throw Refusal.of(Reason.OTHER_TENANT, "the body's clientKey is not the token's issuer");
    }
    body.demand("key", app.key());
    body.demand("eventType", callback.eventType());
    switch (callback) {
      case INSTALLED -> changes.install(host(body), use(token, bytes));
      case UNINSTALLED -> changes.uninstall(site(clientKey, body), use(token, bytes));
      case ENABLED -> changes.setEnabled(clientKey, true);
      case DISABLED -> changes.setEnabled(clientKey, false);
    }
  }

  private static QueryHashRule rule(Callback callback, HttpServletRequest request) {
    return QueryHashRule.computed(
        CanonicalRequest.of(request.getMethod(), callback.path(), request.getQueryString()));
  }

  private String site(String clientKey, CallbackBody body) {
    body.product();
    body.baseUrl(app.allowedHosts());
    return clientKey;
  }

  private AtlassianHost host(CallbackBody body) {
    return InstalledTenant.of(body.json(), app.allowedHosts(), app.scopes());
  }

  private TokenUse use(VerifiedToken token, byte[] body) {
    Instant now = clock.instant();
    Instant end = token.expiresAt().plus(leeway);
    // a body that dawdled until the token ended would meet a store that has forgotten the token
    if (!now.isBefore(end)) {
      throw Refusal.of(Reason.EXPIRED, "the token expired while the body was read");
    }
    return new TokenUse(token.fingerprint(), sha256(body), now, end);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
