package dev.connectsecurity.it.scopes.enterprise;

import static dev.connectsecurity.ConnectScope.SPACE_ADMIN;

import dev.connectsecurity.RequiresScope;
import jakarta.ejb.Singleton;

/** An enterprise bean, guarded by method. */
@Singleton
public class GuardedSingleton {
  /** Guarded. */
  @RequiresScope(SPACE_ADMIN)
  public String work() {
    return "done";
  }
}
