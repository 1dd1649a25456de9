package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.SessionTokens;
import dev.connectsecurity.internal.inbound.AuthenticationFilter;
import dev.connectsecurity.internal.inbound.CallerSessionTokens;
import dev.connectsecurity.internal.inbound.Mount;
import dev.connectsecurity.internal.inbound.PathRules;
import dev.connectsecurity.internal.inbound.RequestAuthenticator;
import dev.connectsecurity.internal.inbound.SecurityHeaders;
import dev.connectsecurity.internal.tenant.TenantTokens;
import dev.connectsecurity.internal.token.SessionTokenCodec;
import java.util.Optional;

/** Builds the gate of a Connect app. */
final class Gate {
  private final ConnectTools tools;
  private final CurrentCaller caller;
  private final SessionTokenCodec codec;
  private final CallerSessionTokens sessionTokens;

  Gate(ConnectTools tools, CurrentCaller caller) {
    this.tools = tools;
    this.caller = caller;
    ConnectSettings app = tools.settings();
    this.codec =
        new SessionTokenCodec(
            tools.clock(),
            app.appKey(),
            app.inbound().sessionTokenLifetime(),
            app.inbound().maxSession(),
            tools.policy());
    this.sessionTokens = new CallerSessionTokens(codec, caller::get, app.baseUrl());
  }

  SessionTokens sessionTokens() {
    return sessionTokens;
  }

  AuthenticationFilter filter(Mount mount, PathRules paths) {
    return new AuthenticationFilter(
        mount,
        paths,
        new RequestAuthenticator(
            new TenantTokens(tools.hosts()), paths, tools.hostTokens(), codec, tools.ownNames()),
        sessionTokens,
        new SecurityHeaders(
            tools.allowedHosts().frameAncestors(), tools.settings().inbound().frameAncestors()),
        tools.refusals(),
        known -> caller.handOver(Optional.of(known)));
  }
}
