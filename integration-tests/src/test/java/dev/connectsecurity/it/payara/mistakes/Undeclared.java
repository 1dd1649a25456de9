package dev.connectsecurity.it.payara.mistakes;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.RequestScoped;

/** Demands a scope that the descriptor does not declare. */
@RequestScoped
public class Undeclared {
  /** Demands it. */
  @RequiresScope(ConnectScope.WRITE)
  public void change() {
    // never runs
  }
}
