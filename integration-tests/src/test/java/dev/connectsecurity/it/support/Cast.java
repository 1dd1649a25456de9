package dev.connectsecurity.it.support;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Who takes part in the attacks.
 *
 * @param a installed, and installed again twice, with a new secret each time
 * @param b installed
 * @param uninstalled installed and uninstalled
 * @param secretBefore the first secret of {@code a}; the second one still verifies for a while
 */
public record Cast(Tenant a, Tenant b, Tenant uninstalled, String secretBefore) {

  /** Installs all of them at a server. */
  public static Cast installedAt(RawHttp http) {
    Tenant first = Tenant.named("acme");
    Tenant second = first.withNewSecret();
    Tenant a = first.withNewSecret();
    Tenant b = Tenant.named("bravo");
    Tenant gone = Tenant.named("gone");
    Atlassian.install(http, first);
    Atlassian.install(http, second);
    Atlassian.install(http, a);
    Atlassian.install(http, b);
    Atlassian.install(http, gone);
    Atlassian.uninstall(http, gone);
    return new Cast(a, b, gone, first.secret());
  }

  /** Keeps one cast for all tests of a class, each of which is another object. */
  public static final class Once {
    private final AtomicReference<Cast> cast = new AtomicReference<>();

    /** Installs the cast, the first time. */
    public Cast at(RawHttp http) {
      if (cast.get() == null) {
        cast.set(installedAt(http));
      }
      return cast.get();
    }
  }
}
