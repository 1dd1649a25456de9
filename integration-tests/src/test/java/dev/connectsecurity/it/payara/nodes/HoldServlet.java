package dev.connectsecurity.it.payara.nodes;

import jakarta.annotation.Resource;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** An application that holds a connection in each GET until a POST; a HEAD counts them. */
@WebServlet("/public/hold")
public class HoldServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final AtomicInteger HELD = new AtomicInteger();
  private static final Semaphore RELEASED = new Semaphore(0);

  @Resource(lookup = "java:app/jdbc/nodes")
  private transient DataSource pool;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (Connection held = pool.getConnection()) {
      HELD.incrementAndGet();
      boolean released = RELEASED.tryAcquire(30, TimeUnit.SECONDS);
      response.getWriter().print(released && held.isValid(1));
    } catch (SQLException | InterruptedException e) {
      throw new IOException(e);
    } finally {
      HELD.decrementAndGet();
    }
  }

  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) {
    response.setIntHeader("X-Held", HELD.get());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    RELEASED.release(HELD.get());
  }
}
