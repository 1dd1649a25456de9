package dev.connectsecurity.samples.notes;

import dev.connectsecurity.AtlassianHost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Remembers which issues Jira has announced. */
@ApplicationScoped
class IssueEvents {

  @Inject NotesDatabase database;

  void created(AtlassianHost tenant, String issue) {
    try (Connection connection = database.connect();
        PreparedStatement insert =
            connection.prepareStatement("insert into issue_created values (?, ?, ?)")) {
      insert.setString(1, tenant.clientKey());
      insert.setString(2, issue);
      insert.setObject(3, OffsetDateTime.now());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot store an event", e);
    }
  }

  int count(AtlassianHost tenant) {
    try (Connection connection = database.connect();
        PreparedStatement query =
            connection.prepareStatement(
                "select count(*) from issue_created where client_key = ?")) {
      query.setString(1, tenant.clientKey());
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot count events", e);
    }
  }
}
