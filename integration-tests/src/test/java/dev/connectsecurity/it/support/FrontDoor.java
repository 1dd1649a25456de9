package dev.connectsecurity.it.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A loopback port that is known before the server is, so that it can be the app's base URL; passes
 * every byte on.
 */
public final class FrontDoor {
  private final ServerSocket entrance;
  private final AtomicInteger server = new AtomicInteger();

  private FrontDoor(ServerSocket entrance) {
    this.entrance = entrance;
  }

  /** Opens a door on a free port. */
  public static FrontDoor open() {
    try {
      FrontDoor door = new FrontDoor(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      daemon(door::accept);
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the origin that the door is reached at. */
  public String origin() {
    return "http://localhost:" + entrance.getLocalPort();
  }

  /** Tells where the door leads. */
  public void leadTo(RawHttp http) {
    server.set(http.port());
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket visitor = entrance.accept();
        Socket inside = new Socket(InetAddress.getLoopbackAddress(), server.get());
        daemon(() -> pass(visitor, inside));
        daemon(() -> pass(inside, visitor));
      } catch (IOException refused) {
        // the visitor sees the connection end
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException ended) {
      // one side has hung up, and so both do
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "front door");
    thread.setDaemon(true);
    thread.start();
  }
}
