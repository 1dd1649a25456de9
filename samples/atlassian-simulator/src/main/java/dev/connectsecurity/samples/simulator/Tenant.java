package dev.connectsecurity.samples.simulator;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What the parts of one site share: its address, the time, and the app installed on it. */
final class Tenant {

  private final AtomicReference<Installation> installation = new AtomicReference<>();
  private final String name;
  private final Product product;
  private final String origin;
  private final String cloudId;
  private final Clock clock;

  Tenant(String name, Product product, String origin, String cloudId, Clock clock) {
    this.name = name;
    this.product = product;
    this.origin = origin;
    this.cloudId = cloudId;
    this.clock = clock;
  }

  String name() {
    return name;
  }

  Product product() {
    return product;
  }

  String origin() {
    return origin;
  }

  String baseUrl() {
    return origin + product.contextPath();
  }

  /** The site's id in the gateway, the same for all its products. */
  String cloudId() {
    return cloudId;
  }

  Clock clock() {
    return clock;
  }

  Optional<Installation> current() {
    return Optional.ofNullable(installation.get());
  }

  Installation installation() {
    return current()
        .orElseThrow(() -> new IllegalStateException("no app was ever installed on " + name));
  }

  void remember(Installation now) {
    installation.set(now);
  }
}
