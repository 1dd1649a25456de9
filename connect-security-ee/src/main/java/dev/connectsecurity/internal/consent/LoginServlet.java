package dev.connectsecurity.internal.consent;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.refusal.Refusals;
import dev.connectsecurity.internal.token.Sha256;
import dev.connectsecurity.spi.LoginAttempt;
import dev.connectsecurity.spi.LoginAttempts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;

/**
 * Begins a login: sends the browser to Atlassian's consent page, with a state that only this
 * browser can bring back, once, within ten minutes.
 *
 * <p>To be mapped to {@link OAuthApp#loginPath()}. The parameter {@code returnTo} names where the
 * browser goes in the end.
 *
 * @since 0.1
 */
public final class LoginServlet extends DeskServlet {
  private static final long serialVersionUID = 1L;

  private final transient OAuthApp app;
  private final transient LoginAttempts attempts;
  private final transient Clock clock;
  private final transient BrowserCookie cookie;
  private final transient ReturnTo returnTo;

  /**
   * Makes the servlet.
   *
   * @param app the app
   * @param stores where logins are kept
   * @param refusals how a browser is turned away when the store gives no answer
   * @param clock the time
   */
  public LoginServlet(OAuthApp app, ConsentStores stores, Refusals refusals, Clock clock) {
    super(refusals, app.isSecure());
    this.app = app;
    this.attempts = stores.attempts();
    this.clock = clock;
    this.cookie = BrowserCookie.of(app);
    this.returnTo = ReturnTo.of(app);
  }

  @Override
  void serve(HttpServletRequest request, HttpServletResponse response) {
    Secret state = RandomText.secret();
    Secret browser = cookie.read(request).orElseGet(RandomText::secret);
    Optional<Secret> verifier = app.pkce() ? Optional.of(RandomText.secret()) : Optional.empty();
    attempts.begin(
        new LoginAttempt(
            Sha256.hex(state.reveal()),
            Sha256.hex(browser.reveal()),
            returnTo.from(request.getQueryString()),
            verifier,
            clock.instant().plus(OAuthApp.LOGIN_TIME)));
    // Also if it is there already, or it might expire on the way.
    cookie.write(response, browser, app.loginLifetime());
    redirect(response, HttpServletResponse.SC_FOUND, new AuthorizeUrl(app).with(state, verifier));
  }
}
