package dev.connectsecurity.it.payara.nodes;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One tenant that installs the app again and again, one install after the other on either node;
 * each has a number, which is in its secret and in its base URL.
 */
final class Reinstalls implements AutoCloseable {
  private static final Pattern STORED =
      Pattern.compile("ENABLED JIRA https://\\S+-r(\\d+)\\.atlassian\\.net secret-r(\\d+)-\\S+ .*");

  private final TwoNodes nodes;
  private final String key;
  private final AtomicInteger tried = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Thread thread;

  private Reinstalls(TwoNodes nodes, String key) {
    this.nodes = nodes;
    this.key = key;
    this.thread = new Thread(this::run, key);
  }

  /** Begins. */
  static Reinstalls begun(TwoNodes nodes, String key) {
    Reinstalls reinstalls = new Reinstalls(nodes, key);
    reinstalls.thread.setDaemon(true);
    reinstalls.thread.start();
    return reinstalls;
  }

  /** Gives how many were tried. */
  int tried() {
    return tried.get();
  }

  /** Installs once more, on a node; tells whether that was acknowledged. */
  boolean once(RawHttp node) {
    int number = tried.incrementAndGet();
    try {
      Answer answer = Atlassian.post(node, "installed", tenant(number));
      if (answer.status() == 204) {
        acknowledged.set(number);
      }
      return answer.status() == 204;
    } catch (UncheckedIOException | AssertionError killed) {
      return false;
    }
  }

  /** Gives the stored tenant, which must be of one install that was not overtaken by another. */
  Tenant stored(RawHttp node) {
    String row = node.get("/app/public/tenant?key=" + key).body();
    Matcher parts = STORED.matcher(row);
    if (!parts.matches() || !parts.group(1).equals(parts.group(2))) {
      throw new AssertionError("of two installs: " + row);
    }
    int number = Integer.parseInt(parts.group(1));
    if (number < acknowledged.get() || number > tried.get()) {
      throw new AssertionError(
          number + " is stored, " + acknowledged + " acknowledged, " + tried + " tried");
    }
    return new Tenant(key, row.split(" ")[3], row.split(" ")[2]);
  }

  private Tenant tenant(int number) {
    String secret = Tenant.named("secret-r" + number).secret();
    return new Tenant(key, secret, "https://" + key + "-r" + number + ".atlassian.net");
  }

  private void run() {
    while (!stopped.get()) {
      once(nodes.node(tried.get()));
    }
  }

  /** Stops after the install that is under way. */
  @Override
  public void close() {
    stopped.set(true);
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
