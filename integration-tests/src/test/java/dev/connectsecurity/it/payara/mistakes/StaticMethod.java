package dev.connectsecurity.it.payara.mistakes;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.ApplicationScoped;

/** Guards a method that cannot be overridden. */
@ApplicationScoped
public class StaticMethod {
  /** Static. */
  @RequiresScope(ConnectScope.READ)
  public static String secret() {
    return "secret";
  }
}
