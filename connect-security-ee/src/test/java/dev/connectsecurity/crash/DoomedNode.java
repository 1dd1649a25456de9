package dev.connectsecurity.crash;

import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.internal.store.Encryption;
import dev.connectsecurity.internal.store.JdbcStore;
import dev.connectsecurity.internal.store.OutsideTransaction;
import dev.connectsecurity.spi.OAuthGrants;
import dev.connectsecurity.testing.FixedKey;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The program of a node that will be killed. It says {@code ready}, waits for a line, calls, and
 * says {@code received} when it holds new tokens that are not stored yet; there it stays, if told
 * so.
 */
final class DoomedNode {
  private DoomedNode() {}

  /**
   * Runs.
   *
   * @param arguments port and schema of the database, where Atlassian is, {@code stay} or {@code
   *     go}
   */
  public static void main(String[] arguments) throws IOException {
    OAuthGrants stored = grants(database(Integer.parseInt(arguments[0]), arguments[1]));
    OAuthGrants grants = arguments[3].equals("stay") ? new Staying(stored) : stored;
    try (GrantNode node = new GrantNode(grants, URI.create(arguments[2]))) {
      say("ready");
      System.in.read();
      say("status " + node.call());
    }
  }

  static OAuthGrants grants(DataSource database) {
    return new JdbcStore(
            database,
            "client-1",
            Encryption.by(FixedKey.cipher()),
            OutsideTransaction.none(),
            Clock.systemUTC())
        .grants();
  }

  private static DataSource database(int port, String schema) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setServerNames(new String[] {"127.0.0.1"});
    database.setPortNumbers(new int[] {port});
    database.setUser("postgres");
    database.setDatabaseName("postgres");
    database.setCurrentSchema(schema);
    return database;
  }

  private static void say(String word) {
    System.out.println(word);
    System.out.flush();
  }

  /** Holds still between the tokens and their row. */
  private record Staying(OAuthGrants delegate) implements OAuthGrants {

    @Override
    public Optional<OAuthGrant> find(String id) {
      return delegate.find(id);
    }

    @Override
    public Optional<OAuthGrant> findByBrowser(String browserHash) {
      return delegate.findByBrowser(browserHash);
    }

    @Override
    public void add(OAuthGrant grant, String browserHash) {
      delegate.add(grant, browserHash);
    }

    @Override
    public Optional<OAuthGrant> change(String id, UnaryOperator<OAuthGrant> change) {
      return delegate.change(
          id,
          before -> {
            OAuthGrant after = change.apply(before);
            say("received");
            stay();
            return after;
          });
    }

    @Override
    public boolean forget(String id) {
      return delegate.forget(id);
    }

    private static void stay() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException never) {
        throw new IllegalStateException(never);
      }
    }
  }
}
