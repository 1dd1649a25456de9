package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.SessionTokens;
import dev.connectsecurity.internal.consent.OAuthApp;
import dev.connectsecurity.internal.inbound.Mount;
import dev.connectsecurity.internal.lifecycle.Descriptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** The rooms that only a Connect app has: gate and reception. */
final class ConnectWing {
  private static final Logger LOG = System.getLogger(ConnectWing.class.getName());

  private final ConnectSettings settings;
  private final Gate gate;
  private final Reception reception;

  ConnectWing(ConnectTools tools, CurrentCaller caller, CdiEvents events) {
    this.settings = tools.settings();
    this.gate = new Gate(tools, caller);
    this.reception = Reception.of(tools, events);
  }

  SessionTokens sessionTokens() {
    return gate.sessionTokens();
  }

  void close() {
    reception.close();
  }

  /**
   * Makes gate and servlets.
   *
   * @param consent the OAuth 2.0 app, whose doors browsers reach without a token
   */
  HouseDoors doorsAt(String contextPath, Descriptor descriptor, Optional<OAuthApp> consent) {
    Mount mount = Mount.of(contextPath, settings.baseUrl());
    if (mount.needsProxy(settings.baseUrl())) {
      LOG.log(
          Level.WARNING,
          Problem.BASE_URL.says(
              ConfigKey.BASE_URL.key()
                  + "="
                  + settings.baseUrl()
                  + " does not point to the context path '"
                  + contextPath
                  + "': taken for the address of a proxy that maps one to the other"));
    }
    List<Door> servlets = reception.doors(mount, descriptor);
    PathChecks paths = new PathChecks(settings.inbound(), servlets, consent);
    return new HouseDoors(
        Optional.of(gate.filter(mount, paths.rules(mount, descriptor))), servlets);
  }
}
