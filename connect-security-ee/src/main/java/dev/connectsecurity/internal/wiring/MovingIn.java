package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.lifecycle.HostAllowList;
import dev.connectsecurity.internal.lifecycle.InstalledTenant;
import dev.connectsecurity.internal.movein.MoveIn;
import dev.connectsecurity.internal.movein.Moved;
import dev.connectsecurity.internal.store.JdbcStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Has the tenants of another library move in, at the start and before any door opens.
 *
 * @param settings the configuration
 * @param keepsTenants whether they go into a store of this library
 * @param stores the stores, opened by whoever asks first
 */
record MovingIn(Settings settings, boolean keepsTenants, Supplier<Stores> stores) {
  private static final Logger LOG = System.getLogger(MovingIn.class.getName());

  /**
   * Moves them, if so configured.
   *
   * @param scopes what the app declares, which they hold from now on
   * @throws Mistake if they cannot move
   */
  void run(Set<ConnectScope> scopes) {
    settings.moveIn().ifPresent(move -> run(move, scopes));
  }

  private void run(Settings.MoveIn move, Set<ConnectScope> scopes) {
    String label = move.from().label();
    if (!keepsTenants) {
      throw impossible(label, "the application keeps its tenants itself. Remove the key");
    }
    ConnectSettings app = settings.connect().orElseThrow();
    HostAllowList allowed = ConnectTools.allowedHosts(app);
    JdbcStore store = stores.get().database().orElseThrow();
    MoveIn tenants =
        new MoveIn(
            move.from(),
            NamedDataSource.find(ConfigKey.STORE_MOVE_IN_DATASOURCE, move.dataSource()),
            app.appKey(),
            said -> InstalledTenant.of(said, allowed, scopes),
            store.movedTenants());
    try {
      tell(label, tenants.run());
    } catch (UnavailableException refused) {
      Mistake mistake =
          impossible(
              label,
              refused.getMessage()
                  + ". Tenants are read from "
                  + move.dataSource()
                  + "; another data source is named by "
                  + ConfigKey.STORE_MOVE_IN_DATASOURCE.key());
      mistake.initCause(refused);
      throw mistake;
    }
  }

  private static void tell(String label, Moved moved) {
    LOG.log(
        Level.INFO,
        "connect.move-in from="
            + label
            + " taken="
            + moved.taken()
            + " known="
            + moved.known()
            + " skipped="
            + moved.skipped()
            + (moved.taken() == 0
                ? ": nobody was left to move, remove " + ConfigKey.STORE_MOVE_IN_FROM.key()
                : ""));
  }

  /** Makes the mistake of tenants who cannot move. */
  static Mistake impossible(String label, String why) {
    return Problem.STORE.mistake(
        ConfigKey.STORE_MOVE_IN_FROM.key() + "=" + label + ": nobody can move in: " + why);
  }
}
