package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.internal.inbound.Mount;
import dev.connectsecurity.internal.lifecycle.CachedInstallKeys;
import dev.connectsecurity.internal.lifecycle.Descriptor;
import dev.connectsecurity.internal.lifecycle.DescriptorServlet;
import dev.connectsecurity.internal.lifecycle.LifecycleApp;
import dev.connectsecurity.internal.lifecycle.LifecycleEvents;
import dev.connectsecurity.internal.lifecycle.LifecycleServlet;
import dev.connectsecurity.internal.lifecycle.LifecycleTokens;
import dev.connectsecurity.internal.token.HttpInstallKeys;
import dev.connectsecurity.internal.token.InstallTokenVerifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds the reception of a Connect app: where it is described, and where installs arrive.
 *
 * @param tools what it shares with the gate
 * @param events who is told of installs
 * @param origin where Atlassian's public keys are fetched
 */
record Reception(ConnectTools tools, LifecycleEvents events, HttpInstallKeys origin) {
  private static final String DESCRIPTOR_PATH = "/atlassian-connect.json";
  private static final String PURPOSE = "Atlassian's callbacks need";

  static Reception of(ConnectTools tools, LifecycleEvents events) {
    ConnectSettings.Installs installs = tools.settings().installs();
    return new Reception(
        tools, events, new HttpInstallKeys(installs.keyServer(), installs.keyServerTimeout()));
  }

  void close() {
    origin.close();
  }

  List<Door> doors(Mount mount, Descriptor descriptor) {
    return List.of(
        new Door(
            "connect-security-descriptor",
            new DescriptorServlet(descriptor),
            List.of(mount.inContext(DESCRIPTOR_PATH)),
            PURPOSE),
        new Door(
            "connect-security-lifecycle",
            lifecycle(mount, descriptor.scopes()),
            LifecycleServlet.paths().stream().map(mount::inContext).toList(),
            PURPOSE));
  }

  private LifecycleServlet lifecycle(Mount mount, Set<ConnectScope> scopes) {
    ConnectSettings app = tools.settings();
    Set<String> audiences = new HashSet<>(app.installs().allowedAudiences());
    audiences.add(app.baseUrl().toString());
    CachedInstallKeys keys = new CachedInstallKeys(origin, System::nanoTime);
    return new LifecycleServlet(
        new LifecycleApp(
            app.appKey(), mount.signedPrefix(), tools.ownNames(), scopes, tools.allowedHosts()),
        new LifecycleTokens(
            new InstallTokenVerifier(tools.clock(), tools.policy(), keys, audiences),
            tools.hostTokens(),
            tools.policy()),
        tools.hosts(),
        tools.refusals(),
        events,
        tools.clock());
  }
}
