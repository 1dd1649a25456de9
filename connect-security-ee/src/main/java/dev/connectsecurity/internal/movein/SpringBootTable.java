package dev.connectsecurity.internal.movein;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Table {@code atlassian_host} of Atlassian Connect Spring Boot.
 *
 * <p>Its versions differ in columns, so every column is read; one that is not there is as good as
 * empty.
 */
record SpringBootTable() implements PeerTable {
  private static final String PAGE =
      "SELECT * FROM atlassian_host WHERE client_key > ? ORDER BY client_key LIMIT ?";
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
  private static final Map<String, String> MEMBERS =
      Map.of(
          "client_key", "clientKey",
          "product_type", "productType",
          "base_url", "baseUrl",
          "display_url", "displayUrl",
          "display_url_servicedesk_help_center", "displayUrlServicedeskHelpCenter",
          "cloud_id", "cloudId",
          "oauth_client_id", "oauthClientId",
          "shared_secret", "sharedSecret");
  // JPA writes an enumeration by its place unless it was told to write the name.
  private static final Map<String, String> MODES = Map.of("0", "jwt", "1", "oauth2");

  @Override
  public String name() {
    return "atlassian_host";
  }

  @Override
  public String begin() {
    return "";
  }

  @Override
  public List<PeerRow> page(Connection connection, String after, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
      statement.setString(1, after);
      statement.setInt(2, limit);
      try (ResultSet row = statement.executeQuery()) {
        Set<String> columns = columns(row);
        List<PeerRow> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(read(row, columns));
        }
        return rows;
      }
    }
  }

  private static PeerRow read(ResultSet row, Set<String> columns) throws SQLException {
    JsonObjectBuilder members = JSON.createObjectBuilder();
    for (Map.Entry<String, String> member : MEMBERS.entrySet()) {
      String text = columns.contains(member.getKey()) ? row.getString(member.getKey()) : null;
      if (text != null) {
        members.add(member.getValue(), text);
      }
    }
    String mode = columns.contains("authentication") ? row.getString("authentication") : null;
    if (mode != null) {
      members.add("authentication", MODES.getOrDefault(mode, mode.toLowerCase(Locale.ROOT)));
    }
    String clientKey = row.getString("client_key");
    return new PeerRow(
        clientKey,
        Optional.of(clientKey),
        Optional.of(members.build()),
        row.getBoolean("addon_installed"),
        Optional.ofNullable(row.getTimestamp("last_modified_date"))
            .map(Timestamp::toInstant)
            .orElse(Instant.EPOCH));
  }

  private static Set<String> columns(ResultSet rows) throws SQLException {
    Set<String> names = new HashSet<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      names.add(rows.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT));
    }
    return names;
  }
}
