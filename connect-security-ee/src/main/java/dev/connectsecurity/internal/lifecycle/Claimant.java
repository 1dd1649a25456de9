package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.spi.AtlassianHosts;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The tenant that one request claims to come from, for the sake of whoever reads the log. */
final class Claimant {
  private final AtomicReference<String> clientKey = new AtomicReference<>();

  void claims(String issuer) {
    clientKey.set(issuer);
  }

  /** Gives the client key, unless nobody stored it: then it is a stranger's own words. */
  Optional<String> known(AtlassianHosts hosts) {
    try {
      return Optional.ofNullable(clientKey.get())
          .flatMap(hosts::find)
          .map(AtlassianHost::clientKey);
    } catch (UnavailableException e) {
      return Optional.empty();
    }
  }
}
