package dev.connectsecurity.it.payara.nodes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The way from a server to its database, on loopback; it can stop, and it can break. */
final class Cable implements Closeable {
  private static final String COMMIT = "COMMIT";

  private final ServerSocket end;
  private final int target;
  private final AtomicReference<CountDownLatch> flow = new AtomicReference<>(new CountDownLatch(0));
  private final AtomicReference<Break> armed = new AtomicReference<>();

  private Cable(ServerSocket end, int target) {
    this.end = end;
    this.target = target;
  }

  /** Where it breaks: the next commit never arrives, or it does and its answer never comes. */
  enum Break {
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  /** Lays one to a port. */
  static Cable to(int target) throws IOException {
    Cable cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    daemon(cable::accept);
    return cable;
  }

  int port() {
    return end.getLocalPort();
  }

  /** Carries nothing any more; what is sent waits. */
  void stop() {
    flow.set(new CountDownLatch(1));
  }

  /** Carries again, what waits first. */
  void go() {
    flow.get().countDown();
  }

  /** Breaks one connection at its next commit. */
  void breakOnce(Break where) {
    armed.set(where);
  }

  /** Tells whether it is still to break. */
  boolean isArmed() {
    return armed.get() != null;
  }

  private void accept() {
    try {
      while (true) {
        Socket near = end.accept();
        Connection connection =
            new Connection(near, new Socket(InetAddress.getLoopbackAddress(), target));
        daemon(connection::carryThere);
        daemon(connection::carryBack);
      }
    } catch (IOException closed) {
      // the end of the test
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "cable");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    go();
    end.close();
  }

  private final class Connection {
    private final Socket near;
    private final Socket far;
    private final AtomicBoolean broken = new AtomicBoolean();

    Connection(Socket near, Socket far) {
      this.near = near;
      this.far = far;
    }

    void carryThere() {
      carry(near, far, this::passesThere);
    }

    void carryBack() {
      carry(far, near, bytes -> !broken.get());
    }

    private boolean passesThere(String bytes) {
      Break now = bytes.contains(COMMIT) ? armed.getAndSet(null) : null;
      broken.compareAndSet(false, now == Break.AFTER_COMMIT);
      return now != Break.BEFORE_COMMIT;
    }

    // What does not pass is the end of both directions.
    private void carry(Socket from, Socket to, Passage passage) {
      byte[] buffer = new byte[8192];
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
          flow.get().await();
          if (!passage.passes(new String(buffer, 0, length, ISO_8859_1))) {
            return;
          }
          out.write(buffer, 0, length);
        }
      } catch (IOException | InterruptedException over) {
        // one side has closed
      }
    }
  }

  private interface Passage {
    boolean passes(String bytes);
  }
}
