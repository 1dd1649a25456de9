package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.AtlassianLogin;
import dev.connectsecurity.internal.consent.BrowserLogin;
import dev.connectsecurity.internal.consent.CallbackServlet;
import dev.connectsecurity.internal.consent.ConsentStores;
import dev.connectsecurity.internal.consent.LoginServlet;
import dev.connectsecurity.internal.consent.OAuthApp;
import dev.connectsecurity.internal.exchange.TokenServer;
import dev.connectsecurity.internal.outbound.AtlassianClients;
import dev.connectsecurity.internal.refusal.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;

/**
 * Builds the desk where users consent.
 *
 * @param app the OAuth 2.0 app
 * @param server trades codes
 * @param clients calls by consent
 * @param events who is told
 * @param clock the time
 */
record Desk(
    ConsentApp app, TokenServer server, AtlassianClients clients, CdiEvents events, Clock clock) {
  private static final String PURPOSE = "signing in with Atlassian needs";

  AtlassianLogin login(HttpServletRequest current) {
    return new BrowserLogin(app.get(), app.stores(), clients, current, clock);
  }

  /** Makes the doors, once the app stands. */
  List<Door> doors() {
    OAuthApp standing = app.get();
    ConsentStores stores = app.stores();
    Refusals refusals = new Refusals(standing.clientId(), clock, events::fire);
    return List.of(
        new Door(
            "connect-security-login",
            new LoginServlet(standing, stores, refusals, clock),
            List.of(standing.loginPath()),
            PURPOSE),
        new Door(
            "connect-security-callback",
            new CallbackServlet(standing, stores, server, clients, refusals, events::fire, clock),
            List.of(standing.callbackPath()),
            PURPOSE));
  }
}
