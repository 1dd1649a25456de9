package dev.connectsecurity.it.scopes.parallel;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lives as long as the application and is asked by everybody at once. */
@ApplicationScoped
public class Who {
  @Inject private AtlassianPrincipal caller;
  @Inject private Administration administration;

  /** Tells who is calling, what they hold, and whether a guard agrees. */
  public String isCalling() {
    String before = caller.getName() + " of " + caller.host().clientKey() + " " + caller.scopes();
    Thread.yield();
    String guard;
    try {
      guard = administration.administer();
    } catch (AccessDeniedException refused) {
      guard = refused.getMessage();
    }
    return before + " " + guard + " " + caller.getName();
  }

  /** For administrators of spaces. */
  @ApplicationScoped
  public static class Administration {
    /** Guarded. */
    @RequiresScope(ConnectScope.SPACE_ADMIN)
    public String administer() {
      return "administers";
    }
  }
}
