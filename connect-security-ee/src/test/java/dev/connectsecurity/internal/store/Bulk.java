package dev.connectsecurity.internal.store;

import dev.connectsecurity.StoreReport.Rows;
import java.time.Clock;
import javax.sql.DataSource;

/** Many rows at once, as the store would have written them, for PostgreSQL. */
final class Bulk {
  private Bulk() {}

  /** Tenants {@code key-1} and so on, one in twenty of them uninstalled. */
  static void tenants(DataSource database, int count) {
    Statements.run(
        database,
        "INSERT INTO connect_host (app_key, client_key, product, base_url, cloud_id,"
            + " oauth_client_id, shared_secret, scopes, status, site_by_url, site_by_cloud,"
            + " created_at, updated_at)"
            + " SELECT 'com.example.app', 'key-' || i, 'JIRA',"
            + " 'https://site-' || i || '.atlassian.net', 'cloud-' || i, 'client-' || i,"
            + " repeat(md5(i::text), 2), 'READ,WRITE',"
            + " CASE WHEN i % 20 = 0 THEN 'UNINSTALLED' ELSE 'ENABLED' END,"
            + " CASE WHEN i % 20 = 0 THEN NULL"
            + " ELSE encode(sha256(convert_to("
            + "'JIRA https://site-' || i || '.atlassian.net', 'UTF8')), 'hex') END,"
            + " CASE WHEN i % 20 = 0 THEN NULL ELSE 'JIRA cloud-' || i END, i, i"
            + " FROM generate_series(1, "
            + count
            + ") AS i");
    Statements.run(database, "ANALYZE connect_host");
  }

  /** Grants {@code grant-1} and so on, with tokens of some 32 characters each. */
  static void grants(DataSource database, int count, int hashesPerToken) {
    Statements.run(
        database,
        "INSERT INTO connect_grant (app_key, id, browser_hash, account_id, scopes, access_token,"
            + " access_token_expires_at, refresh_token, status, consented_at, renewed_at)"
            + " SELECT 'com.example.app', 'grant-' || i,"
            + " encode(sha256(convert_to('cookie of user-' || i, 'UTF8')), 'hex'),"
            + " 'account-' || i, 'offline_access read:jira-work read:me',"
            + " (SELECT string_agg(md5(i::text || j::text), '') FROM generate_series(1, "
            + hashesPerToken
            + ") AS j), i, repeat(md5(i::text), 4), 'ACTIVE', i, i"
            + " FROM generate_series(1, "
            + count
            + ") AS i");
    Statements.run(database, "ANALYZE connect_grant");
  }

  /** Sign-ins that expire one after the other. */
  static void logins(DataSource database, int count) {
    Statements.run(
        database,
        "INSERT INTO connect_login (app_key, state_hash, browser_hash, return_to, expires_at)"
            + " SELECT 'com.example.app', md5(i::text) || md5(i::text), md5(i::text), '/',"
            + " 4000000000000 + i FROM generate_series(1, "
            + count
            + ") AS i");
    Statements.run(database, "ANALYZE connect_login");
  }

  /** Uses of tokens that expire one after the other. */
  static void tokenUses(DataSource database, int count) {
    Statements.run(
        database,
        "INSERT INTO connect_token_use (token_hash, body_hash, expires_at)"
            + " SELECT md5(i::text) || md5(i::text), md5(i::text), 4000000000000 + i"
            + " FROM generate_series(1, "
            + count
            + ") AS i");
    Statements.run(database, "ANALYZE connect_token_use");
  }

  /** Lets every statement of a re-encryption be said, over a few rows of each table. */
  static void reencryptAll(DataSource database, Clock clock) {
    JdbcStore store = Stores.of(database, Encryption.beginningWith(Keys.of("new")), clock);
    Reencryption job = store.reencryption();
    for (int table = 0; table < 2; table++) {
      job.step(new Progress(table, "", false, Rows.NONE));
    }
  }
}
