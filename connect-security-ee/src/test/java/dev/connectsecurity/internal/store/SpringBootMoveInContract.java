package dev.connectsecurity.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostAuthentication;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.internal.movein.Moved;
import dev.connectsecurity.internal.movein.Peer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tenants of Atlassian Connect Spring Boot. */
abstract class SpringBootMoveInContract extends MoveInContract {
  private int minute;

  /** Names what Liquibase makes of {@code datetime}. */
  abstract String datetime();

  // Change sets 1.0.1 to 1.1.2 of the JPA starter, as Liquibase runs them.
  @Override
  final void createPeerTable() {
    String text = " VARCHAR(255)";
    Statements.run(
        source,
        "CREATE TABLE atlassian_host (client_key VARCHAR(255) NOT NULL, public_key VARCHAR(512),"
            + " shared_secret VARCHAR(255) NOT NULL, base_url VARCHAR(255) NOT NULL, product_type"
            + text
            + ", description VARCHAR(255), service_entitlement_number VARCHAR(255),"
            + " addon_installed BOOLEAN, created_date "
            + datetime()
            + ", last_modified_date "
            + datetime()
            + ", created_by VARCHAR(255), last_modified_by VARCHAR(255), oauth_client_id"
            + " VARCHAR(255), PRIMARY KEY (client_key))");
    Statements.run(source, "CREATE INDEX idx_atlassian_host_base_url ON atlassian_host (base_url)");
  }

  @Override
  final Peer peer() {
    return Peer.ATLASSIAN_CONNECT_SPRING_BOOT;
  }

  @Override
  final String table() {
    return "atlassian_host";
  }

  @Override
  final void add(String clientKey, String baseUrl, String secret) {
    String time = "2024-03-01 10:%02d:%02d".formatted(minute / 60 % 60, minute++ % 60);
    try (Connection connection = source.getConnection();
        PreparedStatement row =
            connection.prepareStatement(
                "INSERT INTO atlassian_host (client_key, public_key, shared_secret, base_url,"
                    + " product_type, description, addon_installed, created_date,"
                    + " last_modified_date) VALUES (?, 'MIGf', ?, ?, 'jira', 'Atlassian Jira', TRUE,"
                    + " '"
                    + time
                    + "', '"
                    + time
                    + "')")) {
      row.setString(1, clientKey);
      row.setString(2, secret);
      row.setString(3, baseUrl);
      row.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void uninstalledTenant_staysUninstalled() {
    add("a");
    set("addon_installed = FALSE");

    assertThat(move()).isEqualTo(new Moved(1, 0, 0));
    assertThat(status("a")).isEqualTo(HostStatus.UNINSTALLED);
  }

  @Test
  void tenantThatNobodyKnowsATimeOf_moves() {
    add("a");
    set("last_modified_date = NULL");

    assertThat(move()).isEqualTo(new Moved(1, 0, 0));
  }

  @Test
  void laterColumns_moveToo() {
    add("a");
    Stream.of("cloud_id", "display_url", "display_url_servicedesk_help_center", "installation_id")
        .forEach(column -> alter(column + " VARCHAR(255)"));
    set(
        "cloud_id = 'cloud-1', display_url = 'https://jira.acme.example', oauth_client_id = 'o-1',"
            + " display_url_servicedesk_help_center = 'https://help.acme.example',"
            + " product_type = 'confluence', base_url = 'https://acme.atlassian.net/wiki'");

    move();

    AtlassianHost host = hosts().find("a").orElseThrow();
    assertThat(host.product()).isEqualTo(Product.CONFLUENCE);
    assertThat(host.baseUrl()).hasToString("https://acme.atlassian.net/wiki");
    assertThat(host.cloudId()).hasValue("cloud-1");
    assertThat(host.oauthClientId()).hasValue("o-1");
    assertThat(host.displayUrl().orElseThrow()).hasToString("https://jira.acme.example");
    assertThat(host.helpCenterUrl().orElseThrow()).hasToString("https://help.acme.example");
  }

  @ParameterizedTest
  @CsvSource({
    "SMALLINT, 0, JWT",
    "SMALLINT, 1, OAUTH2",
    "VARCHAR(255), 'OAUTH2', OAUTH2",
    "VARCHAR(255), 'JWT', JWT"
  })
  void modeOfCalls_movesHoweverJpaWritesIt(String type, String value, HostAuthentication mode) {
    add("a");
    alter("authentication " + type);
    set("authentication = '" + value + "'");

    move();

    assertThat(hosts().find("a").orElseThrow().authentication()).isEqualTo(mode);
  }

  @Test
  void rowWithoutProduct_isSkipped() {
    add("a");
    set("product_type = NULL");

    assertThat(move()).isEqualTo(new Moved(0, 0, 1));
  }

  private void alter(String column) {
    Statements.run(source, "ALTER TABLE atlassian_host ADD COLUMN " + column);
  }

  private void set(String values) {
    Statements.run(source, "UPDATE atlassian_host SET " + values);
  }
}
