package dev.connectsecurity.it.payara.nodes;

import dev.connectsecurity.it.support.Tenant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One install or uninstall of a tenant.
 *
 * @param number its place among all of the tenant; an install's is in its secret and its base URL
 * @param install whether it is an install
 * @param tenant what is sent
 * @param node where to
 * @param sent when
 * @param acknowledgedAt when it was, {@link Span#OPEN} until then
 */
record Step(
    int number, boolean install, Tenant tenant, int node, long sent, AtomicLong acknowledgedAt) {

  static Step sent(int number, boolean install, Tenant tenant, int node) {
    return new Step(number, install, tenant, node, Span.now(), new AtomicLong(Span.OPEN));
  }

  /** Notes that it was answered with success. */
  void acknowledge() {
    acknowledgedAt.set(Span.now());
  }

  long acknowledged() {
    return acknowledgedAt.get();
  }

  boolean isAcknowledged() {
    return acknowledged() != Span.OPEN;
  }
}
