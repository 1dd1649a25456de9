package dev.connectsecurity.internal.movein;

import static java.lang.System.Logger.Level.WARNING;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.store.MovedTenant;
import dev.connectsecurity.internal.store.MovedTenants;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Takes over every tenant that another library has kept, page by page, each in a transaction.
 *
 * <p>A row that cannot be used is logged by its client key and skipped. It may run again, and on
 * several nodes at once.
 *
 * @since 0.1
 */
public final class MoveIn {
  /** How many rows are read, and tenants taken in, at once. */
  static final int ROWS = 200;

  /** How many skipped rows are named at most; all are counted. */
  static final int NAMED = 100;

  // PostgreSQL; MariaDB and H2; H2 where one of another case is there, and where none is at all.
  private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

  private static final System.Logger LOG = System.getLogger(MoveIn.class.getName());

  private final Peer peer;
  private final DataSource source;
  private final String app;
  private final Function<JsonObject, AtlassianHost> judge;
  private final MovedTenants target;

  /**
   * Prepares it; nothing is read yet.
   *
   * @param peer the library they come from
   * @param source where its table is
   * @param app key of the Connect app; what names another one is skipped
   * @param judge makes a tenant of what an {@code installed} callback has said, or throws an {@code
   *     AtlassianSecurityException} that names what cannot be used, and not its value
   * @param target where they go
   */
  public MoveIn(
      Peer peer,
      DataSource source,
      String app,
      Function<JsonObject, AtlassianHost> judge,
      MovedTenants target) {
    this.peer = Objects.requireNonNull(peer, "peer");
    this.source = Objects.requireNonNull(source, "source");
    this.app = Objects.requireNonNull(app, "app");
    this.judge = Objects.requireNonNull(judge, "judge");
    this.target = Objects.requireNonNull(target, "target");
  }

  /**
   * Moves them.
   *
   * @return what became of them
   * @throws UnavailableException if a database gives no answer; what was taken in till then stays
   */
  public Moved run() {
    Moved moved = Moved.NOTHING;
    String place = peer.table().begin();
    List<PeerRow> page;
    do {
      page = page(place);
      List<MovedTenant> usable = new ArrayList<>();
      long skipped = 0;
      for (PeerRow row : page) {
        try {
          usable.add(tenant(row));
        } catch (AtlassianSecurityException | IllegalArgumentException unusable) {
          tell(row, unusable.getMessage(), moved.skipped() + skipped++);
        }
        place = row.place();
      }
      int taken = target.takeIn(usable);
      moved = moved.plus(taken, usable.size() - taken, skipped);
    } while (page.size() == ROWS);
    return moved;
  }

  private MovedTenant tenant(PeerRow row) {
    JsonObject said =
        row.installed()
            .orElseThrow(() -> new IllegalArgumentException("it is no JSON object of that kind"));
    JsonValue key = said.get("key");
    if (key != null && !(key instanceof JsonString text && text.getString().equals(app))) {
      throw new IllegalArgumentException("it belongs to another app");
    }
    AtlassianHost host = judge.apply(said);
    if (row.clientKey().filter(host.clientKey()::equals).isEmpty()) {
      throw new IllegalArgumentException("its client key is not the one of its row");
    }
    return new MovedTenant(
        row.isInstalled() ? host : host.withStatus(HostStatus.UNINSTALLED), row.changed());
  }

  private List<PeerRow> page(String after) {
    try (Connection connection = source.getConnection()) {
      List<PeerRow> rows = peer.table().page(connection, after, ROWS);
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      return rows;
    } catch (SQLException e) {
      // A driver's own words may quote a row.
      throw new UnavailableException(
          Reason.STORE_UNAVAILABLE, "The table " + peer.table().name() + unread(e), null);
    }
  }

  private static String unread(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return NO_TABLE.contains(state) ? " is not there" : " cannot be read, SQLState " + state;
  }

  private static void tell(PeerRow row, String why, long before) {
    if (before < NAMED) {
      String key = row.clientKey().filter(text -> text.matches("[!-~]{1,255}")).orElse("?");
      LOG.log(WARNING, "connect.move-in.skipped client-key=" + key + ": " + why);
    }
  }
}
