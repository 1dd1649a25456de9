package dev.connectsecurity.it.scopes.enterprise;

import static dev.connectsecurity.ConnectScope.SPACE_ADMIN;

import dev.connectsecurity.RequiresScope;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Stateless;
import java.util.concurrent.Future;

/** An enterprise bean that works in the background. */
@Stateless
public class AsynchronousEjb {
  /** Guarded. */
  @jakarta.ejb.Asynchronous
  @RequiresScope(SPACE_ADMIN)
  public Future<String> work() {
    return new AsyncResult<>("done");
  }
}
