package dev.connectsecurity.it.payara.nodes;

import dev.connectsecurity.StoreHealth;
import dev.connectsecurity.StoreReport;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows how the rows are. */
@WebServlet("/public/health")
public class StoreHealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient StoreHealth health;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    StoreReport report = health.report();
    StoreReport.Rows rows = report.rows();
    response
        .getWriter()
        .print(
            "%s reachable=%s current=%d rewritten=%d older=%d clear=%d unreadable=%d missing=%s"
                .formatted(
                    report.reencryption(),
                    report.reachable(),
                    rows.current(),
                    rows.rewritten(),
                    rows.older(),
                    rows.clear(),
                    rows.unreadable(),
                    rows.missingKeys()));
  }
}
