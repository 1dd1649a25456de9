package dev.connectsecurity.internal.refusal;

import dev.connectsecurity.RequestRejected;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

/** One line per rejected request, never more than a stranger may cost us. */
final class RejectionLog {
  private static final Logger LOG = System.getLogger("dev.connectsecurity.rejected");
  private static final int LINES_PER_SECOND = 50;
  private static final int LONGEST_WORD = 200;

  private final Clock clock;
  private final AtomicReference<Window> window = new AtomicReference<>(new Window(0, 0, 0));

  RejectionLog(Clock clock) {
    this.clock = clock;
  }

  void write(RequestRejected rejected, String detail) {
    long now = clock.millis() / 1000;
    Window before = window.getAndUpdate(current -> current.enter(now));
    if (before.enter(now).suppressed() > 0) {
      return;
    }
    if (before.suppressed() > 0) {
      LOG.log(Level.WARNING, "connect.auth.rejected suppressed=" + before.suppressed());
    }
    LOG.log(
        Level.WARNING,
        "connect.auth.rejected reason=%s tenant=%s method=%s path=%s: %s"
            .formatted(
                rejected.reason(),
                rejected.clientKey().map(RejectionLog::word).orElse("-"),
                word(rejected.method()),
                word(rejected.path()),
                detail));
  }

  // A caller's words may hold line ends, terminal escapes and spaces, and have no end themselves.
  static String word(String text) {
    StringBuilder word = new StringBuilder(Math.min(text.length(), LONGEST_WORD));
    for (int i = 0; i < text.length() && i < LONGEST_WORD; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~') {
        word.append(String.format("\\u%04x", (int) c));
      } else {
        word.append(c);
      }
    }
    return word.append(text.length() > LONGEST_WORD ? "…" : "").toString();
  }

  /**
   * The lines of the running second.
   *
   * @param suppressed lines that were due since the last one was written
   */
  private record Window(long second, int lines, long suppressed) {

    Window enter(long now) {
      int before = now == second ? lines : 0;
      return before == LINES_PER_SECOND
          ? new Window(now, before, suppressed + 1)
          : new Window(now, before + 1, 0);
    }
  }
}
