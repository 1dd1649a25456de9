package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.AtlassianLogin;
import dev.connectsecurity.AtlassianSite;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Reason;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Stands where a login would be.
 *
 * @param remedy names the keys to set
 */
record NoLogin(String remedy) implements AtlassianLogin {

  @Override
  public URI uri(String returnTo) {
    throw notConfigured();
  }

  @Override
  public Optional<OAuthGrant> grant() {
    throw notConfigured();
  }

  @Override
  public List<AtlassianSite> sites(OAuthGrant grant) {
    throw notConfigured();
  }

  @Override
  public void forget(OAuthGrant grant) {
    throw notConfigured();
  }

  private CallRefusedException notConfigured() {
    return new CallRefusedException(Reason.NOT_CONFIGURED, "No login: " + remedy);
  }
}
