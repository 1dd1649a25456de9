package dev.connectsecurity.it.probe;

import dev.connectsecurity.RequestRejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Counts, inside the server, what got through to the application and what did not. */
@ApplicationScoped
public class Probe {
  private final AtomicInteger hits = new AtomicInteger();
  private final AtomicInteger rejected = new AtomicInteger();
  private final AtomicReference<RequestRejected> last = new AtomicReference<>();

  /** Counts a request that reached the application. */
  public void hit() {
    hits.incrementAndGet();
  }

  void rejected(@Observes RequestRejected event) {
    rejected.incrementAndGet();
    last.set(event);
  }

  String report() {
    RequestRejected event = last.get();
    return hits
        + " "
        + rejected
        + " "
        + (event == null ? "-" : event.reason())
        + " "
        + (event == null ? "-" : event.clientKey().orElse("-"));
  }
}
