package dev.connectsecurity.internal.consent;

import dev.connectsecurity.AtlassianLogin;
import dev.connectsecurity.AtlassianSite;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.outbound.AtlassianClients;
import dev.connectsecurity.internal.token.Sha256;
import dev.connectsecurity.spi.OAuthGrants;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What applications do with logins, each browser known by its cookie.
 *
 * @since 0.1
 */
public final class BrowserLogin implements AtlassianLogin {
  private final OAuthApp app;
  private final OAuthGrants grants;
  private final AtlassianClients clients;
  private final HttpServletRequest current;
  private final Clock clock;
  private final BrowserCookie cookie;
  private final GatewayResources gateway;

  /**
   * Makes the login.
   *
   * @param app the app
   * @param stores where grants are kept
   * @param clients asks for sites; is told what to forget
   * @param current the container's own bean, which stands for the request of the calling thread
   * @param clock the time
   */
  public BrowserLogin(
      OAuthApp app,
      ConsentStores stores,
      AtlassianClients clients,
      HttpServletRequest current,
      Clock clock) {
    this.app = app;
    this.grants = stores.grants();
    this.clients = clients;
    this.current = current;
    this.clock = clock;
    this.cookie = BrowserCookie.of(app);
    this.gateway = new GatewayResources(clients);
  }

  @Override
  public URI uri(String returnTo) {
    return URI.create(app.loginUri() + "?returnTo=" + AuthorizeUrl.encoded(returnTo));
  }

  @Override
  public Optional<OAuthGrant> grant() {
    return browser()
        .flatMap(held -> grants.findByBrowser(Sha256.hex(held.reveal())))
        // The cookie's own end is the browser's to keep; this one is ours.
        .filter(grant -> clock.instant().isBefore(grant.consentedAt().plus(app.loginLifetime())));
  }

  @Override
  public List<AtlassianSite> sites(OAuthGrant grant) {
    return Sites.of(gateway.read(grant, Sites.PATH));
  }

  @Override
  public void forget(OAuthGrant grant) {
    grants.forget(grant.id());
    clients.forgetGrant(grant.id());
  }

  private Optional<Secret> browser() {
    try {
      return cookie.read(current);
    } catch (ContextNotActiveException | IllegalStateException noRequest) {
      return Optional.empty();
    }
  }
}
