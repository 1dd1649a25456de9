package dev.connectsecurity.internal.token;

import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;

/** Fetches keys. */
public final class HttpInstallKeys implements InstallKeys {

  /** Makes one. */
  public HttpInstallKeys(URI keyServer, Duration timeout) {}

  @Override
  public PublicKey keyFor(String kid) {
    throw new UnsupportedOperationException();
  }
}
