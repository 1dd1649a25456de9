package dev.connectsecurity.it.scopes.enterprise;

import static dev.connectsecurity.ConnectScope.SPACE_ADMIN;

import dev.connectsecurity.RequiresScope;
import jakarta.ejb.Stateless;

/** An enterprise bean, guarded as a whole. */
@Stateless
@RequiresScope(SPACE_ADMIN)
public class GuardedEjb {
  /** Guarded. */
  public String work() {
    return "done";
  }
}
