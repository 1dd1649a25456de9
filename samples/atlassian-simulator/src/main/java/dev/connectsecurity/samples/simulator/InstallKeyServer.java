package dev.connectsecurity.samples.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The server that publishes install keys: {@code GET /{kid}} gives a PEM, 404 for an unknown one.
 */
public final class InstallKeyServer {

  private static final String NAME = "Install key server";

  private final Map<String, SigningKey> published = new ConcurrentHashMap<>();
  private final AtomicReference<SigningKey> current = new AtomicReference<>();
  private final LoopbackServer server;
  private final WireLog log;

  InstallKeyServer(int port, ScheduledExecutorService threads, WireLog log) {
    this.log = log;
    rotate();
    server = new LoopbackServer(port, threads);
    server.start(new Keys());
  }

  /** The URL to which an app appends {@code /} and the kid. */
  public String url() {
    return server.origin();
  }

  /** The key that sites sign with now. */
  public SigningKey current() {
    return current.get();
  }

  /** Publishes a new key and signs with it from now on; the old one stays published. */
  public SigningKey rotate() {
    SigningKey fresh = SigningKey.generate();
    published.put(fresh.kid(), fresh);
    current.set(fresh);
    return fresh;
  }

  /** Stops publishing a key. */
  public void forget(String kid) {
    published.remove(kid);
  }

  /** What goes wrong here on demand. */
  public Faults faults() {
    return server.faults();
  }

  /** How often keys were fetched, for instance {@code counts().of("GET", "/" + kid)}. */
  public Counts counts() {
    return server.counts();
  }

  void close() {
    server.close();
  }

  private final class Keys implements Endpoint {

    @Override
    public Response answer(Request request) {
      SigningKey key = published.get(request.rawPath().substring(1));
      Response response = key == null ? Response.text(404, "Not found") : pem(request, key);
      String note = response.status() == 200 ? "public key sent" : "no such key";
      log.add(wire(request).answered(response.status(), note));
      return response;
    }

    @Override
    public void failed(Request request, Fault fault) {
      log.add(wire(request).answered(fault.status(), "fault on demand: " + fault));
    }

    private Response pem(Request request, SigningKey key) {
      return request.method().equals("GET")
          ? Response.of(200, "application/x-pem-file", key.pem())
          : Response.text(405, "GET only");
    }

    private Exchange wire(Request request) {
      return Exchange.of("App", NAME, request.method(), url() + request.target());
    }
  }
}
