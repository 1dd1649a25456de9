package dev.connectsecurity.it.payara.mistakes;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.ApplicationScoped;

/** Guards what cannot be guarded. */
@ApplicationScoped
public class PrivateMethod {
  @RequiresScope(ConnectScope.READ)
  private String secret() {
    return "secret";
  }

  /** Uses it. */
  public String open() {
    return secret();
  }
}
