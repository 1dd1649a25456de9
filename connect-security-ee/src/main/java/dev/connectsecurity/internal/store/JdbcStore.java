package dev.connectsecurity.internal.store;

import dev.connectsecurity.StoreReport.Rows;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.LoginAttempts;
import dev.connectsecurity.spi.OAuthGrants;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * What one app keeps in a database that has the tables of {@link Schema}.
 *
 * <p>Nodes share nothing but the database. Each change is a transaction of its own; it waits for
 * another one at most thirty seconds, then it fails with {@code UnavailableException}.
 *
 * @since 0.1
 */
public final class JdbcStore {
  // A row that is in use is looked for again; the end of the application is not held up by it.
  private static final Duration REENCRYPTION_LOCK_WAIT = Duration.ofSeconds(1);

  private final Transactions transactions;
  private final String app;
  private final Encryption encryption;
  private final Clock clock;

  /**
   * Opens it; nothing is read yet.
   *
   * @param dataSource where the tables are
   * @param app whose rows these are, because apps that share a database share nothing else: the key
   *     of the Connect app, or the OAuth client id where there is none; at most 255 characters
   * @param encryption how secrets lie in their columns
   * @param outside what suspends the transaction of a caller
   * @param clock for the times in the rows and the age of what expires
   * @throws IllegalArgumentException if the app's name does not fit
   */
  public JdbcStore(
      DataSource dataSource,
      String app,
      Encryption encryption,
      OutsideTransaction outside,
      Clock clock) {
    this(new Transactions(dataSource, outside, Transactions.LOCK_WAIT), app, encryption, clock);
  }

  JdbcStore(Transactions transactions, String app, Encryption encryption, Clock clock) {
    this.transactions = transactions;
    this.app = Limits.checkApp(app);
    this.encryption = Objects.requireNonNull(encryption, "encryption");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Gives the tenants.
   *
   * @param previousSecretTime how long the secret before a re-installation verifies
   * @return the store of tenants
   */
  public AtlassianHosts hosts(Duration previousSecretTime) {
    return new JdbcHosts(
        transactions,
        new HostRows(HostColumns.of(encryption, app), app),
        new Overlap(previousSecretTime),
        clock);
  }

  /**
   * Gives what takes over tenants that another library has kept.
   *
   * @return the way in for them
   */
  public MovedTenants movedTenants() {
    return new MovedTenants(
        transactions, new HostRows(HostColumns.of(encryption, app), app), clock);
  }

  /**
   * Gives the grants of users. One that nobody uses is kept until it is forgotten, although
   * Atlassian ends it after ninety days.
   *
   * @return the store of grants
   */
  public OAuthGrants grants() {
    return new JdbcGrants(transactions, GrantRows.of(encryption, app));
  }

  /**
   * Gives the sign-ins on their way. Each new one erases at most a hundred that expired more than
   * ten minutes ago.
   *
   * @return the store of sign-ins
   */
  public LoginAttempts logins() {
    return new JdbcLogins(transactions, LoginRows.of(encryption, app), clock);
  }

  /**
   * Gives what was encrypted to recognise wrong keys.
   *
   * @return the store of check values
   */
  public CheckValues checkValues() {
    return new CheckValues(transactions, app);
  }

  /**
   * Gives what encrypts old secrets anew and knows how the rows are.
   *
   * @param unreadable takes what a complete run has found, if it has found rows that it cannot read
   * @return one run after another
   */
  public Upkeep upkeep(Consumer<Rows> unreadable) {
    return new Upkeep(reencryption(), checkValues(), encryption.cipher(), clock, unreadable);
  }

  Reencryption reencryption() {
    return new Reencryption(
        transactions.waiting(REENCRYPTION_LOCK_WAIT), StoredSecrets.of(encryption, app));
  }
}
