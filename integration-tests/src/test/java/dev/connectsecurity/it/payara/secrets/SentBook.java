package dev.connectsecurity.it.payara.secrets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.WebTarget;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps the credentials that calls have carried. */
@ApplicationScoped
public class SentBook {
  private final Queue<String> credentials = new ConcurrentLinkedQueue<>();

  /** Notes what each call to a target carries. */
  public WebTarget watch(WebTarget target) {
    return target.register(new Watch(credentials));
  }

  /** Gives what was noted since the last time, a line each. */
  public String take() {
    StringBuilder lines = new StringBuilder();
    for (String next = credentials.poll(); next != null; next = credentials.poll()) {
      lines.append(next.substring(next.indexOf(' ') + 1)).append('\n');
    }
    return lines.toString();
  }
}
