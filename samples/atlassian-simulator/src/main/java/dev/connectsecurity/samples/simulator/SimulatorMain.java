package dev.connectsecurity.samples.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Runs the simulator as a program: {@code --app-url=… --port=… --key-port=… --auth-port=…
 * --oauth-port=… --gateway-port=… --product=jira}; an app to which users consent is registered by
 * {@code --client-id=… --client-secret=… --redirect-uri=… --scopes=…}.
 */
public final class SimulatorMain {

  private static final List<String> KNOWN =
      List.of(
          "app-url",
          "port",
          "key-port",
          "auth-port",
          "oauth-port",
          "gateway-port",
          "product",
          "client-id",
          "client-secret",
          "redirect-uri",
          "scopes");

  private SimulatorMain() {}

  /**
   * Starts the simulator and stays up until the process ends.
   *
   * @param args see the class
   */
  public static void main(String[] args) {
    Simulator simulator;
    try {
      simulator = Simulator.start(options(args));
      register(simulator.oauth(), args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    // the listeners' own threads keep the program alive
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    System.out.println("Install keys at " + simulator.keyServer().url());
    System.out.println("Authorization server at " + simulator.authorizationServer().url());
    System.out.println("OAuth server at " + simulator.oauth().url());
    System.out.println("Gateway at " + simulator.gateway().url());
    System.out.println("Cloud id of the site " + simulator.site().cloudId());
    System.out.println("Open " + simulator.site().origin() + "/site");
  }

  static SimulatorOptions options(String... args) {
    Arrays.stream(args).forEach(SimulatorMain::demandKnown);
    Product product = Product.valueOf(value(args, "product", "jira").toUpperCase(Locale.ROOT));
    return SimulatorOptions.defaults()
        .withPorts(
            new Ports(
                port(args, "port"),
                port(args, "key-port"),
                port(args, "auth-port"),
                port(args, "oauth-port"),
                port(args, "gateway-port")))
        .withSite(product, product == Product.JIRA ? "Acme Jira" : "Acme Wiki")
        .withSuggestedApp(value(args, "app-url", ""));
  }

  static void register(OAuthServer oauth, String... args) {
    String clientId = value(args, "client-id", "");
    if (!clientId.isEmpty()) {
      oauth.register(
          clientId,
          value(args, "client-secret", ""),
          value(args, "redirect-uri", ""),
          value(args, "scopes", "").trim().split("[ ,]+"));
    }
  }

  private static void demandKnown(String arg) {
    if (KNOWN.stream().noneMatch(name -> arg.startsWith("--" + name + '='))) {
      throw new IllegalArgumentException(
          "unknown argument " + arg + "; known: --" + String.join("=…, --", KNOWN) + "=…");
    }
  }

  private static int port(String[] args, String name) {
    return Integer.parseInt(value(args, name, "0"));
  }

  private static String value(String[] args, String name, String otherwise) {
    String prefix = "--" + name + '=';
    return Arrays.stream(args)
        .filter(arg -> arg.startsWith(prefix))
        .map(arg -> arg.substring(prefix.length()))
        .findFirst()
        .orElse(otherwise);
  }
}
