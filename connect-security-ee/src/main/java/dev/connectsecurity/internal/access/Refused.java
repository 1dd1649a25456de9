package dev.connectsecurity.internal.access;

import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.AtlassianSecurityException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** Tells the application of a refusal, which stands whatever an observer makes of it. */
final class Refused {
  private static final Logger LOG = System.getLogger(Refused.class.getName());
  private static final ThreadLocal<Boolean> TELLING = ThreadLocal.withInitial(() -> false);

  private Refused() {}

  static void tell(
      Consumer<AccessRefused> observers,
      AtlassianSecurityException refusal,
      AtlassianPrincipal caller,
      String where) {
    // What an observer calls may refuse the same caller: told again, that would never end.
    if (TELLING.get()) {
      return;
    }
    TELLING.set(true);
    try {
      observers.accept(
          new AccessRefused(
              refusal.reason(),
              refusal.getMessage(),
              caller.host().clientKey(),
              caller.accountId(),
              where));
    } catch (RuntimeException observerFailed) {
      LOG.log(Level.ERROR, "an observer of AccessRefused failed", observerFailed);
    } finally {
      TELLING.remove();
    }
  }
}
