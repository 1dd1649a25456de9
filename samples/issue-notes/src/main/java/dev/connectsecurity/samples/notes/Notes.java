package dev.connectsecurity.samples.notes;

import dev.connectsecurity.AtlassianHost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All notes. Each statement names the tenant, so that no site reads another's. */
@ApplicationScoped
class Notes {

  private static final String FIND =
      "select id, author, text, written from note where client_key = ? and issue = ? order by id";
  private static final String ADD =
      "insert into note (client_key, issue, author, text, written) values (?, ?, ?, ?, ?)";

  @Inject NotesDatabase database;

  List<Note> of(AtlassianHost tenant, String issue) {
    try (Connection connection = database.connect();
        PreparedStatement query = connection.prepareStatement(FIND)) {
      query.setString(1, tenant.clientKey());
      query.setString(2, issue);
      try (ResultSet rows = query.executeQuery()) {
        List<Note> notes = new ArrayList<>();
        while (rows.next()) {
          notes.add(note(rows));
        }
        return notes;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read notes", e);
    }
  }

  Optional<Note> find(AtlassianHost tenant, String issue, long id) {
    return of(tenant, issue).stream().filter(note -> note.id() == id).findFirst();
  }

  Note add(AtlassianHost tenant, String issue, String author, String text) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    try (Connection connection = database.connect();
        PreparedStatement insert =
            connection.prepareStatement(ADD, Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, tenant.clientKey());
      insert.setString(2, issue);
      insert.setString(3, author);
      insert.setString(4, text);
      insert.setObject(5, now.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
      try (ResultSet key = insert.getGeneratedKeys()) {
        key.next();
        return new Note(key.getLong(1), author, text, now);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot store a note", e);
    }
  }

  private static Note note(ResultSet row) throws SQLException {
    return new Note(
        row.getLong("id"),
        row.getString("author"),
        row.getString("text"),
        row.getObject("written", OffsetDateTime.class).toInstant());
  }
}
