package dev.connectsecurity.internal.access;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lets users pass who hold the permissions that are demanded, and tells of those who do not.
 *
 * @since 0.1
 */
public final class PermissionGuard {
  private static final Logger LOG = System.getLogger(PermissionGuard.class.getName());

  private final CachedPermissions permissions;
  private final Consumer<AccessRefused> listener;

  /**
   * Makes the guard of one application.
   *
   * @param client asks the products
   * @param cacheTime how long an answer counts; zero for one request
   * @param cacheSize how many answers are remembered at most
   * @param ticker the time that passes, in nanoseconds
   * @param listener receives every refusal; may fail
   */
  public PermissionGuard(
      AtlassianClient client,
      Duration cacheTime,
      long cacheSize,
      Ticker ticker,
      Consumer<AccessRefused> listener) {
    this.permissions =
        new CachedPermissions(new AskedPermissions(client), cacheTime, cacheSize, ticker);
    this.listener = listener;
  }

  /**
   * Forgets every answer about users of a tenant.
   *
   * @param clientKey the tenant
   */
  public void forget(String clientKey) {
    permissions.forget(clientKey);
  }

  /**
   * Checks every demand.
   *
   * @param parameter gives the value of a parameter by its name
   * @param where the guarded place, for the event
   */
  void check(
      List<PermissionDemand> demands,
      AtlassianPrincipal caller,
      Function<String, Optional<String>> parameter,
      String where) {
    try {
      // What an annotation that cannot be found would demand is unknown, so nobody can hold it.
      if (demands.isEmpty()) {
        throw denied("unknown");
      }
      for (PermissionDemand demand : demands) {
        check(demand, caller, parameter);
      }
    } catch (AccessDeniedException | UnavailableException refusal) {
      tell(refusal, caller, where);
      throw refusal;
    }
  }

  private void check(
      PermissionDemand demand,
      AtlassianPrincipal caller,
      Function<String, Optional<String>> parameter) {
    AtlassianHost host = caller.host();
    String permission =
        demand.in(host.product()).orElseThrow(() -> denied("in " + host.product().productType()));
    String user = caller.accountId().orElseThrow(() -> denied(permission));
    String id =
        demand.isGlobal()
            ? ""
            : parameter.apply(demand.parameter()).orElseThrow(() -> denied(permission));
    PermissionQuestion question =
        new PermissionQuestion(host, user, permission, demand.level(), id);
    if (!question.isWellFormed() || !permissions.holds(question)) {
      throw denied(permission);
    }
  }

  private static AccessDeniedException denied(String permission) {
    return new AccessDeniedException(Reason.MISSING_PERMISSION, "missing permission " + permission);
  }

  private void tell(AtlassianSecurityException refusal, AtlassianPrincipal caller, String where) {
    // A missing permission is everyday business; a product that cannot be asked needs somebody.
    LOG.log(
        refusal instanceof UnavailableException ? Level.WARNING : Level.DEBUG,
        "connect.access.refused reason={0} tenant={1} at={2} detail={3} cause={4}",
        refusal.reason(),
        caller.host().clientKey(),
        where,
        refusal.getMessage(),
        String.valueOf(refusal.getCause()));
    Refused.tell(listener, refusal, caller, where);
  }
}
