package dev.connectsecurity.it.payara.nodes;

import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.Tenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What tenants have lived in before, with the table that it makes. */
enum FormerLibrary {
  /** Atlassian Connect Spring Boot, by Liquibase. */
  SPRING_BOOT(
      "spring-boot",
      "atlassian_host",
      """
      CREATE TABLE atlassian_host (client_key VARCHAR(255) NOT NULL, public_key VARCHAR(512),
        shared_secret VARCHAR(255) NOT NULL, base_url VARCHAR(255) NOT NULL, product_type VARCHAR(255),
        description VARCHAR(255), service_entitlement_number VARCHAR(255), addon_installed BOOLEAN,
        created_date TIMESTAMP WITHOUT TIME ZONE, last_modified_date TIMESTAMP WITHOUT TIME ZONE,
        created_by VARCHAR(255), last_modified_by VARCHAR(255), oauth_client_id VARCHAR(255),
        PRIMARY KEY (client_key))""",
      """
      INSERT INTO atlassian_host (client_key, shared_secret, base_url, product_type, addon_installed,
        created_date, last_modified_date)
      SELECT ?, said->>'sharedSecret', said->>'baseUrl', said->>'productType', TRUE, now(), now()
        FROM (SELECT CAST(? AS JSON) AS said) AS callback"""),
  /** Atlassian Connect Express, by Sequelize. */
  EXPRESS_WITH_JSON(
      "express",
      "\"AddonSettings\"",
      """
      CREATE TABLE "AddonSettings" ("id" SERIAL, "clientKey" VARCHAR(255), "key" VARCHAR(255),
        "val" JSON, PRIMARY KEY ("id"))""",
      """
      INSERT INTO "AddonSettings" ("clientKey", "key", "val")
      VALUES (?, 'clientInfo', CAST(? AS JSON))"""),
  /** Atlassian Connect Express, by JugglingDB. */
  EXPRESS_WITH_TEXT(
      "express",
      "\"AddonSettings\"",
      """
      CREATE TABLE "AddonSettings" ("id" SERIAL PRIMARY KEY, "clientKey" varchar, "key" varchar,
        "val" varchar)""",
      """
      INSERT INTO "AddonSettings" ("clientKey", "key", "val") VALUES (?, 'clientInfo', ?)""");

  private final String key;
  private final String table;
  private final String ddl;
  private final String insert;

  FormerLibrary(String key, String table, String ddl, String insert) {
    this.key = key;
    this.table = table;
    this.ddl = ddl;
    this.insert = insert;
  }

  /** Gives the word of the configuration. */
  String key() {
    return key;
  }

  /** Gives the table's name, as SQL has it. */
  String table() {
    return table;
  }

  /** Makes the table, with tenants that have installed the app. */
  void fill(Database database, Tenant... tenants) {
    database.execute(ddl);
    for (Tenant tenant : tenants) {
      add(database, tenant);
    }
  }

  private void add(Database database, Tenant tenant) {
    try (Connection connection = database.connect();
        PreparedStatement row = connection.prepareStatement(insert)) {
      row.setString(1, tenant.clientKey());
      row.setString(2, Atlassian.body(tenant, "installed").toString());
      row.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
