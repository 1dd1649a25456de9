package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.oauth.OAuthBooks;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A small Atlassian Cloud on loopback: an install key server, two authorization servers, the
 * gateway, one site, and more sites on demand. An app under test is told the key server's URL by
 * its own configuration; everything else it learns when {@link Site#install(String)} is called.
 */
public final class Simulator implements AutoCloseable {

  private static final int THREADS = 24;

  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(THREADS, Simulator::daemon);
  private final List<Site> sites = new CopyOnWriteArrayList<>();
  private final SimulatorOptions options;
  private final Cloud cloud;
  private final Gateway gateway;

  private Simulator(SimulatorOptions options) {
    this.options = options;
    Ports ports = options.ports();
    WireLog log = new WireLog(options.clock());
    Directory directory = new Directory();
    OAuthBooks books = new OAuthBooks(directory, options.clock());
    ApiTokens apiTokens = new ApiTokens();
    cloud =
        new Cloud(
            threads,
            new InstallKeyServer(ports.keys(), threads, log),
            new AuthorizationServer(ports.authorization(), threads, log),
            new OAuthServer(ports.oauth(), threads, directory, books, log),
            directory,
            apiTokens,
            log);
    gateway = new Gateway(ports.gateway(), threads, directory, books, apiTokens, log);
    sites.add(new Site(options, cloud, newCloudId()));
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
    return add(product, name, newCloudId());
  }

  /** Opens one more product of a site on a free port: the same cloud id, another tenant. */
  public Site addProduct(Site site, Product product) {
    return add(product, site.name(), site.cloudId());
  }

  private Site add(Product product, String name, String cloudId) {
    Site site = new Site(options.withPorts(Ports.FREE).withSite(product, name), cloud, cloudId);
    sites.add(site);
    return site;
  }

  private static String newCloudId() {
    return UUID.randomUUID().toString();
  }

  /** The server that publishes the keys of {@code installed} and {@code uninstalled}. */
  public InstallKeyServer keyServer() {
    return cloud.keys();
  }

  /** The server that lets an app act as a user. */
  public AuthorizationServer authorizationServer() {
    return cloud.authorization();
  }

  /** The server to which users consent, and which gives tokens for the gateway. */
  public OAuthServer oauth() {
    return cloud.oauth();
  }

  /** The products of all sites behind one origin. */
  public Gateway gateway() {
    return gateway;
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
    cloud.oauth().close();
    gateway.close();
    threads.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "simulator");
    thread.setDaemon(true);
    return thread;
  }
}
