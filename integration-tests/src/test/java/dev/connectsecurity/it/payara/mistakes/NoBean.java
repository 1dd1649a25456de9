package dev.connectsecurity.it.payara.mistakes;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Guards a class that CDI does not know. */
@Path("no-bean")
@RequiresScope(ConnectScope.READ)
public class NoBean {
  /** Would be open to all. */
  @GET
  public String get() {
    return "open";
  }
}
