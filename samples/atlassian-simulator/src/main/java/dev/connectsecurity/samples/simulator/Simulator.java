package dev.connectsecurity.samples.simulator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A small Atlassian Cloud on loopback: an install key server, an authorization server, one site,
 * and more sites on demand. An app under test is told the key server's URL by its own
 * configuration; everything else it learns when {@link Site#install(String)} is called.
 */
public final class Simulator implements AutoCloseable {

  private static final int THREADS = 24;

  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(THREADS, Simulator::daemon);
  private final List<Site> sites = new CopyOnWriteArrayList<>();
  private final SimulatorOptions options;
  private final Cloud cloud;

  private Simulator(SimulatorOptions options) {
    this.options = options;
    WireLog log = new WireLog(options.clock());
    cloud =
        new Cloud(
            threads,
            new InstallKeyServer(options.keyServerPort(), threads, log),
            new AuthorizationServer(options.authorizationPort(), threads, log),
            log);
    sites.add(new Site(options, cloud));
  }

  /** Starts a Jira called "Acme Jira" on free ports. */
  public static Simulator start() {
    return start(SimulatorOptions.defaults());
  }

  /** Starts. */
  public static Simulator start(SimulatorOptions options) {
    return new Simulator(options);
  }

  /** The first site. */
  public Site site() {
    return sites.get(0);
  }

  /** Opens one more site on a free port: another tenant with its own client key and secret. */
  public Site addSite(Product product, String name) {
    Site site = new Site(options.withPorts(0, 0, 0).withSite(product, name), cloud);
    sites.add(site);
    return site;
  }

  /** The server that publishes the keys of {@code installed} and {@code uninstalled}. */
  public InstallKeyServer keyServer() {
    return cloud.keys();
  }

  /** The server that lets an app act as a user. */
  public AuthorizationServer authorizationServer() {
    return cloud.authorization();
  }

  /** What went over the wire. */
  public WireLog log() {
    return cloud.log();
  }

  /** Stops all listeners at once; open exchanges are cut. */
  @Override
  public void close() {
    sites.forEach(Site::close);
    cloud.keys().close();
    cloud.authorization().close();
    threads.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "simulator");
    thread.setDaemon(true);
    return thread;
  }
}
