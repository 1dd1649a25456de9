package dev.connectsecurity.samples.notes;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The app's one database, an H2 file in the folder in which the server was started. The library
 * keeps its tenants here too: {@code atlassian.store.datasource} names it.
 */
@DataSourceDefinition(
    name = "java:app/jdbc/notes",
    className = "org.h2.jdbcx.JdbcDataSource",
    url = "jdbc:h2:file:./issue-notes",
    user = "sa",
    password = "",
    minPoolSize = 1,
    maxPoolSize = 8)
@ApplicationScoped
class NotesDatabase {

  private static final String NOTE =
      """
      create table if not exists note (
        id bigint generated always as identity primary key,
        client_key varchar(255) not null,
        issue varchar(64) not null,
        author varchar(255) not null,
        text varchar(500) not null,
        written timestamp with time zone not null)
      """;
  private static final String ISSUE_CREATED =
      """
      create table if not exists issue_created (
        client_key varchar(255) not null,
        issue varchar(64) not null,
        received timestamp with time zone not null)
      """;
  private static final String NOTICE =
      """
      create table if not exists notice (
        client_key varchar(255) primary key,
        text varchar(200) not null)
      """;

  @Resource(lookup = "java:app/jdbc/notes")
  DataSource dataSource;

  @PostConstruct
  void createTables() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(NOTE);
      statement.execute(ISSUE_CREATED);
      statement.execute(NOTICE);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create the tables of the notes", e);
    }
  }

  /** Opens a connection; the caller closes it. */
  Connection connect() throws SQLException {
    return dataSource.getConnection();
  }
}
