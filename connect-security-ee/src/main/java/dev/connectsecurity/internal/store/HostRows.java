package dev.connectsecurity.internal.store;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Secret;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.store.Overlap.Before;
import dev.connectsecurity.spi.PreviousSecret;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The statements on one app's rows of table {@code connect_host}.
 *
 * @param columns what lies in a row
 * @param app the app; a site has the same client key in every app
 */
record HostRows(HostColumns columns, String app) {
  private static final String SELECT = "SELECT " + HostColumns.READ + " FROM connect_host";
  private static final String FIND = SELECT + " WHERE app_key = ? AND client_key = ?";
  private static final String LIST =
      SELECT + " WHERE app_key = ? AND client_key > ? ORDER BY client_key LIMIT ?";
  private static final String UNINSTALLED =
      "SELECT client_key FROM connect_host"
          + " WHERE app_key = ? AND status = 'UNINSTALLED' AND updated_at < ?"
          + " ORDER BY updated_at LIMIT ?";
  private static final String SECRETS =
      "SELECT status, shared_secret, previous_secret, previous_secret_until FROM connect_host"
          + " WHERE app_key = ? AND client_key = ?";
  private static final String UPDATE =
      "UPDATE connect_host SET product = ?, base_url = ?, display_url = ?, help_center_url = ?,"
          + " cloud_id = ?, oauth_client_id = ?, authentication = ?, shared_secret = ?, scopes = ?,"
          + " status = ?, site_by_url = ?, site_by_cloud = ?, previous_secret = ?,"
          + " previous_secret_until = ?, updated_at = ? WHERE app_key = ? AND client_key = ?";
  private static final String INSERT =
      "INSERT INTO connect_host (product, base_url, display_url, help_center_url, cloud_id,"
          + " oauth_client_id, authentication, shared_secret, scopes, status, site_by_url,"
          + " site_by_cloud, previous_secret, previous_secret_until, updated_at, app_key,"
          + " client_key, created_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UNINSTALL =
      "UPDATE connect_host SET status = 'UNINSTALLED', updated_at = ?, site_by_url = NULL,"
          + " site_by_cloud = NULL, previous_secret = NULL, previous_secret_until = NULL"
          + " WHERE app_key = ? AND client_key = ? AND status <> 'UNINSTALLED'";
  private static final String SWITCH =
      "UPDATE connect_host SET updated_at = ?, status = ? WHERE app_key = ? AND client_key = ?"
          + " AND status = ?";
  private static final String DELETE =
      "DELETE FROM connect_host WHERE app_key = ? AND client_key = ? AND status = 'UNINSTALLED'"
          + " AND updated_at < ?";
  // One look-up for each index: in one statement, the word OR would use none.
  private static final String BY_URL =
      "SELECT client_key FROM connect_host WHERE app_key = ? AND site_by_url = ?";
  private static final String BY_CLOUD =
      "SELECT client_key FROM connect_host WHERE app_key = ? AND site_by_cloud = ?";
  private static final String KNOWN =
      "SELECT client_key FROM connect_host WHERE app_key = ? AND client_key";
  private static final String HOLDERS =
      "SELECT client_key, site_by_url, site_by_cloud, updated_at FROM connect_host"
          + " WHERE app_key = ? AND ";
  private static final String GIVE_WAY = UNINSTALL + " AND updated_at < ?";

  /** Reads a tenant. */
  Optional<AtlassianHost> find(Connection connection, String clientKey) throws SQLException {
    return Sql.of(FIND, app, clientKey).first(connection, columns::read);
  }

  /** Reads tenants in the order of their keys; those that cannot be read are left out. */
  List<AtlassianHost> list(Connection connection, String after, long limit) throws SQLException {
    List<AtlassianHost> found = new ArrayList<>();
    String last = after;
    boolean more = true;
    while (more && found.size() < limit) {
      long wanted = limit - found.size();
      List<Listed> page = Sql.of(LIST, app, last, wanted).all(connection, this::listed);
      page.forEach(row -> row.host().ifPresent(found::add));
      more = page.size() == wanted;
      last = more ? page.get(page.size() - 1).clientKey() : last;
    }
    return found;
  }

  private Listed listed(ResultSet row) throws SQLException {
    String clientKey = row.getString("client_key");
    try {
      return new Listed(clientKey, Optional.of(columns.read(row)));
    } catch (UnavailableException unreadable) {
      return new Listed(clientKey, Optional.empty());
    }
  }

  /** Gives the keys of tenants uninstalled before a time, of the longest uninstalled first. */
  List<String> uninstalled(Connection connection, Instant before, long limit) throws SQLException {
    return Sql.of(UNINSTALLED, app, before.toEpochMilli(), limit)
        .all(connection, row -> row.getString(1));
  }

  /** Reads the secret that a tenant had before, whatever its time. */
  Optional<PreviousSecret> previousSecret(Connection connection, String clientKey)
      throws SQLException {
    return Sql.of(SECRETS, app, clientKey)
        .first(connection, row -> columns.readPrevious(row, clientKey))
        .flatMap(found -> found);
  }

  /** Locks a tenant's row and reads its secrets; those that cannot be read are as good as none. */
  Optional<Before> lock(Connection connection, String clientKey) throws SQLException {
    return Sql.of(SECRETS + " FOR UPDATE", app, clientKey)
        .first(connection, row -> before(row, clientKey));
  }

  /** Overwrites a tenant. */
  void update(
      Connection connection, AtlassianHost host, Optional<PreviousSecret> previous, Instant now)
      throws SQLException {
    Sql.of(UPDATE, Sql.joined(columns.values(host, previous, now), app, host.clientKey()))
        .update(connection);
  }

  /** Adds a tenant; fails with a state of class 23 if it is there, or another one at its site. */
  void insert(Connection connection, AtlassianHost host, Instant now) throws SQLException {
    Object[] values = columns.values(host, Optional.empty(), now);
    Sql.of(INSERT, Sql.joined(values, app, host.clientKey(), now.toEpochMilli()))
        .update(connection);
  }

  /** Adds tenants in one round trip; fails like {@link #insert}. */
  void insertAll(Connection connection, List<MovedTenant> all, Instant now) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    for (MovedTenant tenant : all) {
      AtlassianHost host = tenant.host();
      Object[] values = columns.values(host, Optional.empty(), tenant.updatedAt(now));
      rows.add(Sql.joined(values, app, host.clientKey(), now.toEpochMilli()));
    }
    Sql.updateEach(connection, INSERT, rows);
  }

  /** Gives those of some keys of which there is a tenant. */
  Set<String> known(Connection connection, Collection<String> clientKeys) throws SQLException {
    return Set.copyOf(Sql.among(connection, KNOWN, app, clientKeys, row -> row.getString(1)));
  }

  /** Gives the installed tenants that hold some sites. */
  Set<Holder> holders(Connection connection, Collection<Site> sites) throws SQLException {
    Set<Holder> found = new LinkedHashSet<>();
    List<String> urls = sites.stream().map(Site::byUrl).toList();
    found.addAll(Sql.among(connection, HOLDERS + "site_by_url", app, urls, Holder::read));
    List<String> clouds = sites.stream().flatMap(site -> site.byCloud().stream()).toList();
    found.addAll(Sql.among(connection, HOLDERS + "site_by_cloud", app, clouds, Holder::read));
    return found;
  }

  /** Marks an installed tenant as uninstalled, unless it has changed since a time. */
  void giveWay(Connection connection, String clientKey, Instant changed, Instant now)
      throws SQLException {
    Sql.of(GIVE_WAY, now.toEpochMilli(), app, clientKey, changed.toEpochMilli()).update(connection);
  }

  /** Gives the keys of the tenants that are installed at a site. */
  List<String> installedAt(Connection connection, Site site) throws SQLException {
    List<String> keys = new ArrayList<>();
    keys.addAll(Sql.of(BY_URL, app, site.byUrl()).all(connection, row -> row.getString(1)));
    if (site.byCloud().isPresent()) {
      Sql byCloud = Sql.of(BY_CLOUD, app, site.byCloud().get());
      keys.addAll(byCloud.all(connection, row -> row.getString(1)));
    }
    return keys.stream().distinct().sorted().toList();
  }

  /** Marks a tenant as uninstalled; tells whether it was there and was not. */
  boolean uninstall(Connection connection, String clientKey, Instant now) throws SQLException {
    return Sql.of(UNINSTALL, now.toEpochMilli(), app, clientKey).update(connection) > 0;
  }

  /** Changes a status to another one; tells whether it was there. */
  boolean change(
      Connection connection, String clientKey, HostStatus from, HostStatus to, Instant now)
      throws SQLException {
    return Sql.of(SWITCH, now.toEpochMilli(), to.name(), app, clientKey, from.name())
            .update(connection)
        > 0;
  }

  /** Erases a tenant that was uninstalled before a time; tells whether there was one. */
  boolean delete(Connection connection, String clientKey, Instant before) throws SQLException {
    return Sql.of(DELETE, app, clientKey, before.toEpochMilli()).update(connection) > 0;
  }

  // A re-installation is the way to mend an unreadable secret, so it must not fail because of it.
  private Before before(ResultSet row, String clientKey) throws SQLException {
    HostStatus status = Sql.parsed(row, "status", HostStatus::valueOf);
    try {
      Secret secret = columns.secrets().read(clientKey, row.getString("shared_secret"));
      return new Before(status, Optional.of(secret), columns.readPrevious(row, clientKey));
    } catch (UnavailableException unreadable) {
      return new Before(status, Optional.empty(), Optional.empty());
    }
  }

  private record Listed(String clientKey, Optional<AtlassianHost> host) {}

  /**
   * An installed tenant.
   *
   * @param clientKey its key
   * @param site what it holds
   * @param updatedAt when it was last changed
   */
  record Holder(String clientKey, Site site, Instant updatedAt) {

    private static Holder read(ResultSet row) throws SQLException {
      return new Holder(
          row.getString("client_key"),
          new Site(
              row.getString("site_by_url"), Optional.ofNullable(row.getString("site_by_cloud"))),
          Instant.ofEpochMilli(row.getLong("updated_at")));
    }
  }
}
