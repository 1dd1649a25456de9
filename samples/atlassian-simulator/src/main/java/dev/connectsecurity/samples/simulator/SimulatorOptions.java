package dev.connectsecurity.samples.simulator;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a simulator starts.
 *
 * @param ports where the listeners are
 * @param product what the first site is
 * @param siteName the name of the first site
 * @param suggestedApp the app URL that stands ready on the demo page; may be empty
 * @param clock what time it is for every token that is made or checked
 * @param operations further buttons of the demo page
 * @param links links of the demo page to apps that have pages of their own
 */
public record SimulatorOptions(
    Ports ports,
    Product product,
    String siteName,
    String suggestedApp,
    Clock clock,
    List<OperatorScene> operations,
    List<AppLink> links) {

  /** A Jira called "Acme Jira" on free ports, by the system's clock. */
  public static SimulatorOptions defaults() {
    return new SimulatorOptions(
        Ports.FREE, Product.JIRA, "Acme Jira", "", Clock.systemUTC(), List.of(), List.of());
  }

  /** The same with fixed ports. */
  public SimulatorOptions withPorts(Ports others) {
    return new SimulatorOptions(others, product, siteName, suggestedApp, clock, operations, links);
  }

  /** The same with another kind of site. */
  public SimulatorOptions withSite(Product otherProduct, String otherName) {
    return new SimulatorOptions(
        ports, otherProduct, otherName, suggestedApp, clock, operations, links);
  }

  /** The same with an app URL that stands ready on the demo page. */
  public SimulatorOptions withSuggestedApp(String appUrl) {
    return new SimulatorOptions(ports, product, siteName, appUrl, clock, operations, links);
  }

  /** The same by another clock. */
  public SimulatorOptions withClock(Clock otherClock) {
    return new SimulatorOptions(
        ports, product, siteName, suggestedApp, otherClock, operations, links);
  }

  /** The same with one more button on the demo page. */
  public SimulatorOptions withOperation(OperatorScene operation) {
    List<OperatorScene> more = Stream.concat(operations.stream(), Stream.of(operation)).toList();
    return new SimulatorOptions(ports, product, siteName, suggestedApp, clock, more, links);
  }

  /** The same with one more link on the demo page. */
  public SimulatorOptions withLink(AppLink link) {
    List<AppLink> more = Stream.concat(links.stream(), Stream.of(link)).toList();
    return new SimulatorOptions(ports, product, siteName, suggestedApp, clock, operations, more);
  }
}
