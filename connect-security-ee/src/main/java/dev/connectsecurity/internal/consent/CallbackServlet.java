package dev.connectsecurity.internal.consent;

import dev.connectsecurity.ConsentGiven;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.exchange.TokenServer;
import dev.connectsecurity.internal.outbound.AtlassianClients;
import dev.connectsecurity.internal.refusal.Refusals;
import dev.connectsecurity.internal.token.Sha256;
import dev.connectsecurity.spi.LoginAttempt;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Ends a login: takes the code that Atlassian sends by the browser, trades it once and keeps the
 * grant for this browser.
 *
 * <p>To be mapped to {@link OAuthApp#callbackPath()}. The browser gets a new cookie, so that nobody
 * who knew the old one is signed in with it.
 *
 * @since 0.1
 */
public final class CallbackServlet extends DeskServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(CallbackServlet.class.getName());

  private final transient OAuthApp app;
  private final transient ConsentStores stores;
  private final transient CodeExchange exchange;
  private final transient Accounts accounts;
  private final transient Consumer<? super ConsentGiven> given;
  private final transient Clock clock;
  private final transient BrowserCookie cookie;

  /**
   * Makes the servlet.
   *
   * @param app the app
   * @param stores where logins and grants are kept
   * @param server the token endpoint, which is asked by JSON
   * @param clients asks whose grant it is
   * @param refusals how an answer is turned away that belongs to no login
   * @param given told of each grant, after it is stored; what it throws is logged and changes
   *     nothing
   * @param clock the time
   */
  public CallbackServlet(
      OAuthApp app,
      ConsentStores stores,
      TokenServer server,
      AtlassianClients clients,
      Refusals refusals,
      Consumer<? super ConsentGiven> given,
      Clock clock) {
    super(refusals, app.isSecure());
    this.app = app;
    this.stores = stores;
    this.exchange = new CodeExchange(app, server, clock);
    this.accounts = new Accounts(stores.grants(), new GatewayResources(clients));
    this.given = given;
    this.clock = clock;
    this.cookie = BrowserCookie.of(app);
  }

  @Override
  void serve(HttpServletRequest request, HttpServletResponse response) {
    CallbackQuery query = new CallbackQuery(request.getQueryString());
    LoginAttempt attempt = taken(query.state(), request);
    OAuthGrant grant = exchange.trade(query.code(app.server()), attempt.codeVerifier());
    Secret browser = RandomText.secret();
    stores.grants().add(grant, Sha256.hex(browser.reveal()));
    tell(accounts.named(grant));
    cookie.write(response, browser, app.loginLifetime());
    redirect(response, HttpServletResponse.SC_SEE_OTHER, attempt.returnTo());
  }

  // Taken before anything else is looked at: whatever comes of it, a state is good once.
  private LoginAttempt taken(Secret state, HttpServletRequest request) {
    LoginAttempt attempt =
        stores
            .attempts()
            .take(Sha256.hex(state.reveal()))
            .orElseThrow(() -> refusal("no login has this state, or it was used before"));
    if (!clock.instant().isBefore(attempt.expiresAt())) {
      throw refusal("the login was begun more than ten minutes ago");
    }
    boolean same =
        cookie
            .read(request)
            .filter(held -> Sha256.same(Sha256.hex(held.reveal()), attempt.browserHash()))
            .isPresent();
    if (!same) {
      throw refusal("the login was begun in another browser");
    }
    return attempt;
  }

  private void tell(OAuthGrant grant) {
    try {
      given.accept(new ConsentGiven(grant));
    } catch (RuntimeException observerFailed) {
      LOG.log(Level.ERROR, "an observer of ConsentGiven failed", observerFailed);
    }
  }

  private static NotAuthenticatedException refusal(String why) {
    return new NotAuthenticatedException(Reason.STATE, why);
  }
}
