package dev.connectsecurity.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Databases as the first version of this library has left them. */
final class VersionOne {
  private VersionOne() {}

  /** Creates the tables of version 1. */
  static DataSource in(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      Database database = Database.of(connection);
      new SqlScript("dev/connectsecurity/sql/" + database.folder() + "/V1__connect.sql")
          .run(connection, database);
      return dataSource;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Adds a tenant as version 1 wrote it. */
  static void add(DataSource dataSource, Tenant tenant, String status, long updatedAt) {
    String values =
        String.join(
            "', '",
            Stores.APP,
            tenant.clientKey(),
            tenant.product().name(),
            tenant.baseUrl(),
            tenant.secret(),
            "READ",
            status);
    Statements.run(
        dataSource,
        "INSERT INTO connect_host (app_key, client_key, product, base_url, shared_secret, scopes,"
            + " status, cloud_id, created_at, updated_at) VALUES ('"
            + values
            + "', "
            + tenant.cloudId().map(id -> "'" + id + "'").orElse("NULL")
            + ", 1, "
            + updatedAt
            + ")");
  }
}
