package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.consent.ConsentStores;
import dev.connectsecurity.internal.consent.OAuthApp;
import dev.connectsecurity.internal.exchange.ClientCredentials;
import dev.connectsecurity.internal.limits.Waiting;
import dev.connectsecurity.internal.outbound.GrantAccess;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The OAuth 2.0 (3LO) app; where it stands is known once the server deploys the application. */
final class ConsentApp {
  private static final Logger LOG = System.getLogger(ConsentApp.class.getName());

  private final Settings.OAuth settings;
  private final URI server;
  private final ConsentStores stores;
  private final AtomicReference<OAuthApp> standing = new AtomicReference<>();

  ConsentApp(Settings.OAuth settings, URI server, ConsentStores stores) {
    this.settings = settings;
    this.server = server;
    this.stores = stores;
  }

  ConsentStores stores() {
    return stores;
  }

  /** Gives what the courier needs; where users consent again it asks when somebody has to. */
  GrantAccess access(CdiEvents events) {
    return new GrantAccess(
        stores.grants(),
        new ClientCredentials(settings.clientId(), settings.clientSecret()),
        () -> get().loginUri(),
        events::fire,
        Waiting.real());
  }

  /** Gives the app where it stands. */
  OAuthApp get() {
    return Optional.ofNullable(standing.get())
        .orElseThrow(() -> new IllegalStateException("the application is not deployed yet"));
  }

  /**
   * Lets the app stand.
   *
   * @throws Mistake if its callback would be the context root itself, or where logins begin
   */
  OAuthApp standAt(String contextPath) {
    String path = settings.redirectUri().getRawPath();
    refuse(path.equals(contextPath), "the context path itself");
    refuse(
        path.equals(contextPath + settings.loginPath()),
        settings.loginPath() + ", which is " + ConfigKey.OAUTH_LOGIN_PATH.key());
    OAuthApp app = at(contextPath);
    if (app.needsProxy()) {
      LOG.log(
          Level.WARNING,
          Problem.OAUTH.says(
              redirectUri()
                  + " does not point below the context path '"
                  + contextPath
                  + "': taken for the address of a proxy that maps one to the other"));
    }
    standing.set(app);
    return app;
  }

  private OAuthApp at(String contextPath) {
    return new OAuthApp(
        settings.clientId(),
        settings.clientSecret(),
        settings.redirectUri(),
        settings.scopes(),
        server,
        settings.pkce(),
        contextPath,
        settings.loginPath(),
        settings.defaultPage(),
        settings.loginLifetime());
  }

  private void refuse(boolean wrong, String where) {
    if (wrong) {
      throw Problem.OAUTH.mistake(
          redirectUri()
              + " leads to "
              + where
              + ". Register and configure another one, for example: "
              + ConfigKey.OAUTH_REDIRECT_URI.exampleLine());
    }
  }

  private String redirectUri() {
    return ConfigKey.OAUTH_REDIRECT_URI.key() + "=" + settings.redirectUri();
  }
}
