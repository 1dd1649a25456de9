package dev.connectsecurity.it.payara.mistakes;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/** Guards one method of a servlet. */
@WebServlet("/half")
public class HalfServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Called by nobody. */
  @RequiresScope(ConnectScope.READ)
  public void work() {
    // never runs
  }
}
