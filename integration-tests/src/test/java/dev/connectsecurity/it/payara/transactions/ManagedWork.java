package dev.connectsecurity.it.payara.transactions;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** An enterprise bean, whose methods have a transaction by themselves. */
@Stateless
public class ManagedWork {
  @Inject private TransactionServlet.Work work;

  /** Writes, renews, and fails on purpose. */
  public void run(String id) throws SQLException {
    work.write(id);
    work.renew(id);
    throw new IllegalStateException("on purpose");
  }
}
