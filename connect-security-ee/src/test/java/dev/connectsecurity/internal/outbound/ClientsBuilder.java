package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.limits.LimitSettings;
import dev.connectsecurity.internal.limits.RateLimits;
import dev.connectsecurity.internal.token.AssertionSigner;
import dev.connectsecurity.testing.FakeHosts;
import dev.connectsecurity.testing.FakeTokenServer;
import dev.connectsecurity.testing.FakeWaiting;
import dev.connectsecurity.testing.MovableTime;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** All that a client of this library is made of, with fakes where the world would be. */
final class ClientsBuilder {
  static final String AUTHORIZATION_SERVER = "https://authorization.example";

  final MovableTime time = new MovableTime();
  final FakeHosts hosts = new FakeHosts();
  final FakeTokenServer impersonation = new FakeTokenServer(time);
  final FakeTokenServer oauth = new FakeTokenServer(time);
  final AtomicReference<AtlassianPrincipal> caller = new AtomicReference<>();
  final FakeWaiting waiting = new FakeWaiting(time);
  final List<Object> events = new CopyOnWriteArrayList<>();

  private final AtomicReference<URI> gateway =
      new AtomicReference<>(URI.create("https://api.example"));
  private final AtomicReference<ClientSettings> settings = new AtomicReference<>(Tenants.PATIENT);
  private final AtomicReference<LimitSettings> limits = new AtomicReference<>(LimitSettings.USUAL);
  private final AtomicReference<CallModes> modes = new AtomicReference<>();

  ClientsBuilder() {
    modes.set(
        new CallModes(
            Configured.with(
                new ConnectApp(
                    Tenants.signer(), new AssertionSigner(time, AUTHORIZATION_SERVER), hosts)),
            Configured.missing("set the token's key"),
            Configured.missing("set the account's key"),
            Configured.missing("set the OAuth client's key")));
  }

  ClientsBuilder gateway(URI root) {
    gateway.set(root);
    return this;
  }

  ClientsBuilder settings(ClientSettings limits) {
    settings.set(limits);
    return this;
  }

  ClientsBuilder limits(LimitSettings settings) {
    limits.set(settings);
    return this;
  }

  ClientsBuilder apiToken(ApiTokenAccess access) {
    modes.set(
        new CallModes(
            modes.get().connect(),
            Configured.with(access),
            modes.get().serviceAccount(),
            modes.get().grants()));
    return this;
  }

  ClientsBuilder serviceAccount(ServiceAccountAccess access) {
    modes.set(
        new CallModes(
            modes.get().connect(),
            modes.get().apiToken(),
            Configured.with(access),
            modes.get().grants()));
    return this;
  }

  ClientsBuilder withoutConnect() {
    modes.set(
        new CallModes(
            Configured.missing("set the app's key"),
            modes.get().apiToken(),
            modes.get().serviceAccount(),
            modes.get().grants()));
    return this;
  }

  AtlassianClients open() {
    return open(this::current);
  }

  AtlassianClients open(Supplier<? extends AtlassianPrincipal> who) {
    return new AtlassianClients(
        who,
        modes.get(),
        new AtlassianServers(impersonation, oauth, gateway.get()),
        settings.get(),
        new RateLimits(limits.get(), events::add, time, time, waiting),
        Tenants.APP_KEY,
        time,
        time);
  }

  private AtlassianPrincipal current() {
    if (caller.get() == null) {
      throw new NotAuthenticatedException(Reason.MISSING, "nobody is calling");
    }
    return caller.get();
  }
}
