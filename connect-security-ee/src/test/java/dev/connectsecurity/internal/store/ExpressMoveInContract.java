package dev.connectsecurity.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.HostAuthentication;
import dev.connectsecurity.internal.movein.MoveIn;
import dev.connectsecurity.internal.movein.Moved;
import dev.connectsecurity.internal.movein.Peer;
import jakarta.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tenants of Atlassian Connect Express. */
abstract class ExpressMoveInContract extends MoveInContract {

  /** Gives the statement that creates the table. */
  abstract String ddl();

  /** Gives what quotes a name. */
  String quote() {
    return "\"";
  }

  /** Gives the place of the value in a statement. */
  String value() {
    return "?";
  }

  /** Tells whether the column refuses what is no JSON. */
  abstract boolean refusesText();

  @Override
  final void createPeerTable() {
    Statements.run(source, ddl());
  }

  @Override
  final Peer peer() {
    return Peer.ATLASSIAN_CONNECT_EXPRESS;
  }

  @Override
  final String table() {
    return quoted("'AddonSettings'");
  }

  @Override
  final void add(String clientKey, String baseUrl, String secret) {
    row("clientInfo", clientKey, said(clientKey, baseUrl, secret));
  }

  // A callback's body, whole, as the library keeps it.
  private static String said(String clientKey, String baseUrl, String secret) {
    return Json.createObjectBuilder(
            Map.of(
                "key",
                Stores.APP,
                "clientKey",
                clientKey,
                "publicKey",
                "MIGf",
                "sharedSecret",
                secret,
                "serverVersion",
                "100248",
                "pluginsVersion",
                "1001.0.0",
                "baseUrl",
                baseUrl,
                "productType",
                "jira",
                "description",
                "Atlassian JIRA at " + baseUrl,
                "eventType",
                "installed"))
        .build()
        .toString();
  }

  private void row(String key, String clientKey, String val) {
    try (Connection connection = source.getConnection();
        PreparedStatement row =
            connection.prepareStatement(
                quoted("INSERT INTO 'AddonSettings' ('clientKey', 'key', 'val') VALUES (?, ?, ")
                    + value()
                    + ")")) {
      row.setString(1, clientKey);
      row.setString(2, key);
      row.setString(3, val);
      row.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private String quoted(String sql) {
    return sql.replace("'", quote());
  }

  @Test
  void rowsOfOtherKeys_areNotRead() {
    row("userSettings", "a", "{\"colour\":\"red\"}");
    add("a");

    assertThat(move()).isEqualTo(new Moved(1, 0, 0));
  }

  @Test
  void ofTwoRowsOfOneTenant_theFirstOneCounts() {
    add("a");
    add("a", site("a"), secret("another"));

    assertThat(move()).isEqualTo(new Moved(1, 1, 0));
    assertThat(hosts().find("a").orElseThrow().sharedSecret().reveal()).isEqualTo(secret("a"));
  }

  @Test
  void tenantOfAnotherApp_isSkipped() {
    row("clientInfo", "a", said("a", site("a"), secret("a")).replace(Stores.APP, "com.other"));

    assertThat(move()).isEqualTo(new Moved(0, 0, 1));
  }

  @Test
  void tenantUnderAnothersKey_isSkipped() {
    row("clientInfo", "a", said("b", site("b"), secret("b")));
    row("clientInfo", null, said("c", site("c"), secret("c")));

    assertThat(move()).isEqualTo(new Moved(0, 0, 2));
  }

  @Test
  void jsonWithinAJsonText_isReadLikeTheLibraryDoes() {
    String said = said("a", site("a"), secret("a"));
    row("clientInfo", "a", Json.createValue(said).toString());

    assertThat(move()).isEqualTo(new Moved(1, 0, 0));
  }

  @Test
  void modeOfCalls_moves() {
    String said = said("a", site("a"), secret("a"));
    row("clientInfo", "a", said.replace("{", "{\"authentication\":\"oauth2\","));

    move();

    assertThat(hosts().find("a").orElseThrow().authentication())
        .isEqualTo(HostAuthentication.OAUTH2);
  }

  @Test
  void valueThatIsNoBody_isSkipped() {
    String said = said("twice", site("twice"), secret("twice"));
    row("clientInfo", "none", null);
    row("clientInfo", "list", "[]");
    row("clientInfo", "number", "17");
    row("clientInfo", "twice", said.replace("{", "{\"baseUrl\":\"https://b.atlassian.net\","));
    row("clientInfo", "long", "{\"a\":\"" + "x".repeat(3_000_000) + "\"}");
    row("clientInfo", "text", Json.createValue("no object").toString());
    if (!refusesText()) {
      // MariaDB takes nothing as deep as that for JSON.
      row("clientInfo", "deep", "{\"a\":" + "[".repeat(60) + "]".repeat(60) + "}");
      row("clientInfo", "broken", said.substring(0, 50));
      row("clientInfo", "empty", "");
    }
    add("z");

    try (WarningsOf log = new WarningsOf(MoveIn.class)) {
      assertThat(move()).isEqualTo(new Moved(1, 0, refusesText() ? 6 : 9));
      assertThat(log.lines())
          .allSatisfy(line -> assertThat(line).doesNotContain(secret("twice")))
          .contains("connect.move-in.skipped client-key=long: it is no JSON object of that kind");
    }
  }

  @Test
  void manyUnusableRows_areAllCountedAndSomeAreNamed() {
    for (int i = 0; i < 250; i++) {
      row("clientInfo", "tenant-" + i, "[]");
    }

    try (WarningsOf log = new WarningsOf(MoveIn.class)) {
      assertThat(move()).isEqualTo(new Moved(0, 0, 250));
      assertThat(log.lines()).hasSize(100);
    }
  }
}
