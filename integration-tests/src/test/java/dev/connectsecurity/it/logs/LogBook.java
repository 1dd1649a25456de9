package dev.connectsecurity.it.logs;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps whatever the library and its HTTP clients log, at the finest level. */
@ApplicationScoped
public class LogBook {
  private static final List<String> NAMES =
      List.of("dev.connectsecurity", "org.glassfish.jersey", "jdk.internal.httpclient.debug");

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final List<Logger> loggers = NAMES.stream().map(Logger::getLogger).toList();
  private final Handler handler = new Keeper(lines);

  void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
    handler.setLevel(Level.ALL);
    for (Logger logger : loggers) {
      logger.setLevel(Level.ALL);
      logger.addHandler(handler);
    }
  }

  @PreDestroy
  void end() {
    for (Logger logger : loggers) {
      logger.removeHandler(handler);
      logger.setLevel(null);
    }
  }

  /** Gives all lines, with names, parameters and stack traces. */
  public String text() {
    return String.join("\n", lines);
  }

  private static final class Keeper extends Handler {
    private final Queue<String> lines;
    private final SimpleFormatter formatter = new SimpleFormatter();

    Keeper(Queue<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord entry) {
      StringWriter text = new StringWriter();
      text.append(entry.getLoggerName()).append(' ').append(formatter.formatMessage(entry));
      if (entry.getThrown() != null) {
        entry.getThrown().printStackTrace(new PrintWriter(text, true));
      }
      lines.add(text.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
