package dev.connectsecurity.it.permissions;

import dev.connectsecurity.RequiresAdministrator;
import jakarta.ejb.Stateless;

/** An enterprise bean for administrators. */
@Stateless
@RequiresAdministrator
public class Settings {

  public String change() {
    return "changed";
  }
}
