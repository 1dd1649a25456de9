package dev.connectsecurity.it.payara.transactions;

import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.cipher.AesGcmCipher;
import dev.connectsecurity.internal.cipher.DevelopmentKey;
import dev.connectsecurity.internal.cipher.EncryptionKeys;
import dev.connectsecurity.internal.store.Encryption;
import dev.connectsecurity.internal.store.JdbcStore;
import dev.connectsecurity.internal.store.OutsideTransaction;
import dev.connectsecurity.internal.store.Schema;
import dev.connectsecurity.spi.OAuthGrants;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Renews a grant within a transaction of the application, which is rolled back. */
@DataSourceDefinition(
    name = "java:app/jdbc/shared",
    className = "org.h2.jdbcx.JdbcDataSource",
    url = "jdbc:h2:mem:shared;DB_CLOSE_DELAY=-1",
    user = "sa",
    password = "sa",
    minPoolSize = 1,
    maxPoolSize = 4)
@WebServlet("/public/transaction")
public class TransactionServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Resource private transient UserTransaction transaction;
  @EJB private transient ManagedWork managed;
  @Inject private transient Bound bound;
  @Inject private transient Work work;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String id = UUID.randomUUID().toString();
    try {
      work.prepare(id);
      switch (request.getQueryString()) {
        case "own" -> own(id);
        case "managed" -> rolledBack(() -> managed.run(id));
        case "bound" -> rolledBack(() -> bound.run(id));
        default -> work.renew(id);
      }
      response.getWriter().print(work.tell(id));
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private void own(String id) throws Exception {
    transaction.begin();
    try {
      work.write(id);
      work.renew(id);
    } finally {
      transaction.rollback();
    }
  }

  private static void rolledBack(Step step) throws Exception {
    try {
      step.run();
    } catch (RuntimeException onPurpose) {
      // the container has rolled back
    }
  }

  /** Something that fails on purpose. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  /** A bean whose method has a transaction because it asks for one. */
  @Dependent
  public static class Bound {
    @Inject private Work work;

    @Transactional
    public void run(String id) throws SQLException {
      work.write(id);
      work.renew(id);
      throw new IllegalStateException("on purpose");
    }
  }

  /** What is done in each of them. */
  @Dependent
  public static class Work {
    private static final Encryption ENCRYPTION =
        Encryption.by(new AesGcmCipher(EncryptionKeys.read(DevelopmentKey.made())));

    @Resource(lookup = "java:app/jdbc/shared")
    private DataSource database;

    @Inject private OutsideTransaction outside;

    void prepare(String id) throws SQLException {
      Schema.of(database).create();
      execute("CREATE TABLE IF NOT EXISTS note (id VARCHAR(64))");
      Instant now = Instant.now();
      grants()
          .add(
              new OAuthGrant(
                  id,
                  Optional.empty(),
                  Set.of(),
                  Secret.of("old"),
                  now,
                  Optional.of(Secret.of("old")),
                  GrantStatus.ACTIVE,
                  now,
                  now),
              id.replace("-", "") + "0".repeat(32));
    }

    void write(String id) throws SQLException {
      execute("INSERT INTO note (id) VALUES ('" + id + "')");
    }

    void renew(String id) {
      Instant now = Instant.now();
      grants()
          .change(
              id,
              before -> before.renewed(Secret.of("new"), now, Optional.of(Secret.of("new")), now));
    }

    String tell(String id) throws SQLException {
      return grants().find(id).orElseThrow().accessToken().reveal() + " grant, " + notes(id);
    }

    private OAuthGrants grants() {
      return new JdbcStore(database, "it", ENCRYPTION, outside, Clock.systemUTC()).grants();
    }

    private void execute(String sql) throws SQLException {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    private String notes(String id) throws SQLException {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery("SELECT COUNT(*) FROM note WHERE id = '" + id + "'")) {
        row.next();
        return row.getInt(1) + " notes";
      }
    }
  }
}
