package dev.connectsecurity.samples.notes;

import dev.connectsecurity.AtlassianHost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a site's administrator has put above the notes of every issue of that site. */
@ApplicationScoped
class Notice {

  static final int LONGEST = 200;

  @Inject NotesDatabase database;

  /** Gives the text; empty if there is none. */
  String of(AtlassianHost tenant) {
    try (Connection connection = database.connect();
        PreparedStatement query =
            connection.prepareStatement("select text from notice where client_key = ?")) {
      query.setString(1, tenant.clientKey());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getString("text") : "";
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the notice", e);
    }
  }

  void change(AtlassianHost tenant, String text) {
    try (Connection connection = database.connect();
        PreparedStatement merge =
            connection.prepareStatement(
                "merge into notice (client_key, text) key (client_key) values (?, ?)")) {
      merge.setString(1, tenant.clientKey());
      merge.setString(2, text);
      merge.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot store the notice", e);
    }
  }
}
