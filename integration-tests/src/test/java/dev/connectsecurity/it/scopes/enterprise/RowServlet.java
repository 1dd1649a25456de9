package dev.connectsecurity.it.scopes.enterprise;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Runs every row of the table that is a call from Java. */
@WebServlet({"/row/*", "/public/row/*"})
public class RowServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, Callable<String>> rows = new TreeMap<>();

  /** Lists the calls. */
  public RowServlet() {
    rows.put("ejb-class", () -> one(GuardedEjb.class).work());
    rows.put("ejb-method", () -> one(GuardedSingleton.class).work());
    rows.put("ejb-asynchronous", () -> one(AsynchronousEjb.class).work().get());
    rows.put("asynchronous-method", () -> one(Concurrent.AsynchronousBean.class).work().get());
    rows.put(
        "asynchronous-caller", () -> one(Concurrent.AsynchronousBean.class).callsGuarded().get());
    rows.put("executor-submit", () -> one(Concurrent.Handing.class).submitted());
    rows.put("executor-stage", () -> one(Concurrent.Handing.class).stage());
    rows.put("contextual-task", () -> one(Concurrent.Handing.class).contextual());
  }

  private static <T> T one(Class<T> type) {
    return CDI.current().select(type).get();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      response.getWriter().print(rows.get(request.getPathInfo().substring(1)).call());
    } catch (RuntimeException | IOException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new ServletException(failure);
    }
  }
}
