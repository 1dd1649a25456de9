package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.lifecycle.HostAllowList;
import dev.connectsecurity.internal.refusal.Refusals;
import dev.connectsecurity.internal.token.HostTokenVerifier;
import dev.connectsecurity.internal.token.TokenPolicy;
import dev.connectsecurity.spi.AtlassianHosts;
import java.time.Clock;
import java.util.Set;

/**
 * What gate and reception of a Connect app have in common.
 *
 * @param settings the app
 * @param hosts the tenants
 * @param allowedHosts sites that may install the app, and frame its pages
 * @param policy what tokens have to keep
 * @param hostTokens verifies tokens that tenants have signed
 * @param refusals how a request is turned away
 * @param clock the time
 */
record ConnectTools(
    ConnectSettings settings,
    AtlassianHosts hosts,
    HostAllowList allowedHosts,
    TokenPolicy policy,
    HostTokenVerifier hostTokens,
    Refusals refusals,
    Clock clock) {

  static ConnectTools of(
      ConnectSettings settings, AtlassianHosts hosts, CdiEvents events, Clock clock) {
    TokenPolicy policy =
        new TokenPolicy(settings.inbound().leeway(), settings.inbound().maxTokenLifetime());
    return new ConnectTools(
        settings,
        hosts,
        allowedHosts(settings),
        policy,
        new HostTokenVerifier(clock, policy),
        new Refusals(settings.appKey(), clock, events::fire),
        clock);
  }

  /** Reads which sites may have the app. */
  static HostAllowList allowedHosts(ConnectSettings settings) {
    try {
      return HostAllowList.of(settings.installs().allowedHosts());
    } catch (IllegalArgumentException wrong) {
      throw Problem.BAD_VALUE.mistake(ConfigKey.ALLOWED_HOSTS.key() + ": " + wrong.getMessage());
    }
  }

  /** Gives whom tokens may name as their audience. */
  Set<String> ownNames() {
    return Set.of(settings.appKey(), settings.baseUrl().toString());
  }
}
