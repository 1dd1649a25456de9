package dev.connectsecurity.samples.simulator.oauth;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One consent per app and account: sites accumulate, the newest scopes win. */
final class Consents {

  private final Map<Key, Consent> given = new ConcurrentHashMap<>();

  void give(Consent consent) {
    given.merge(
        new Key(consent.clientId(), consent.accountId()),
        consent,
        (earlier, now) -> now.after(earlier));
  }

  Optional<Consent> find(String clientId, String accountId) {
    return Optional.ofNullable(given.get(new Key(clientId, accountId)));
  }

  void end(String accountId) {
    given.keySet().removeIf(key -> key.accountId().equals(accountId));
  }

  private record Key(String clientId, String accountId) {}
}
