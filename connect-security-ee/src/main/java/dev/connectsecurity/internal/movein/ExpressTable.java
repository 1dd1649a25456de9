package dev.connectsecurity.internal.movein;

import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.internal.token.StrictJson;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Table {@code AddonSettings} of Atlassian Connect Express; a tenant is a row of the key {@code
 * clientInfo}.
 *
 * <p>The library erases no tenant that uninstalls the app, so each one counts as installed. A later
 * row holds a site.
 */
record ExpressTable() implements PeerTable {
  private static final int MAX_LENGTH = 65_536;
  private static final int MAX_DEPTH = 32;

  @Override
  public String name() {
    return "AddonSettings";
  }

  @Override
  public String begin() {
    return "0";
  }

  @Override
  public List<PeerRow> page(Connection connection, String after, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text(connection))) {
      statement.setString(1, "clientInfo");
      statement.setLong(2, Long.parseLong(after));
      statement.setInt(3, limit);
      try (ResultSet row = statement.executeQuery()) {
        List<PeerRow> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(read(row));
        }
        return rows;
      }
    }
  }

  // Names in mixed case, and one that is a word of SQL, each database quotes in its own way. What
  // is too long to be a callback's body does not leave the database.
  private static String text(Connection connection) throws SQLException {
    String quote = connection.getMetaData().getIdentifierQuoteString();
    boolean postgres = "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
    String val = postgres ? "CAST(\"val\" AS TEXT)" : quote + "val" + quote;
    return ("SELECT 'id' AS place, 'clientKey' AS tenant, CASE WHEN CHAR_LENGTH(:val) <= "
            + MAX_LENGTH
            + " THEN :val END AS body FROM 'AddonSettings' WHERE 'key' = ? AND 'id' > ?"
            + " ORDER BY 'id' LIMIT ?")
        .replace("'", quote)
        .replace(":val", val);
  }

  private static PeerRow read(ResultSet row) throws SQLException {
    long place = row.getLong("place");
    return new PeerRow(
        Long.toString(place),
        Optional.ofNullable(row.getString("tenant")),
        Optional.ofNullable(row.getString("body")).flatMap(ExpressTable::object),
        true,
        Instant.ofEpochMilli(place));
  }

  // The library reads a text within JSON as JSON once more, because some versions wrote it so.
  private static Optional<JsonObject> object(String text) {
    try {
      return text.stripLeading().startsWith("\"")
          ? Optional.of(parse(StrictJson.array(bytes("[" + text + "]"), 1)))
          : Optional.of(StrictJson.object(bytes(text), MAX_DEPTH));
    } catch (NotAuthenticatedException notJson) {
      return Optional.empty();
    }
  }

  private static JsonObject parse(List<?> single) {
    return StrictJson.object(bytes(((JsonString) single.get(0)).getString()), MAX_DEPTH);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
