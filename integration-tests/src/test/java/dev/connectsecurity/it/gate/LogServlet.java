package dev.connectsecurity.it.gate;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Shows what the library has logged since the last look. */
@WebServlet(urlPatterns = "/public/log", loadOnStartup = 1)
public class LogServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final transient Logger logger = Logger.getLogger("dev.connectsecurity");
  private final transient Handler handler = new Listener();

  @Override
  public void init() {
    logger.addHandler(handler);
  }

  @Override
  public void destroy() {
    logger.removeHandler(handler);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    for (String line = lines.poll(); line != null; line = lines.poll()) {
      response.getWriter().println(line);
    }
  }

  private final class Listener extends Handler {
    @Override
    public void publish(LogRecord entry) {
      String text =
          entry.getParameters() == null
              ? entry.getMessage()
              : MessageFormat.format(entry.getMessage(), entry.getParameters());
      lines.add(levelOf(entry) + " " + text);
    }

    // WildFly has levels of its own, of the same value.
    private static Object levelOf(LogRecord entry) {
      return entry.getLevel().intValue() == Level.WARNING.intValue()
          ? Level.WARNING
          : entry.getLevel();
    }

    @Override
    public void flush() {
      // nothing is held back
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
