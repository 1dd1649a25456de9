package dev.connectsecurity.internal.token;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** A token whose signature, times, audience and hash were found good. */
public final class VerifiedToken {

  VerifiedToken() {}

  /** Gives the issuer. */
  public String issuer() {
    throw new UnsupportedOperationException();
  }

  /** Gives the subject. */
  public Optional<String> subject() {
    throw new UnsupportedOperationException();
  }

  /** Gives iat. */
  public Instant issuedAt() {
    throw new UnsupportedOperationException();
  }

  /** Gives exp. */
  public Instant expiresAt() {
    throw new UnsupportedOperationException();
  }

  /** Gives the context. */
  public Optional<JsonObject> context() {
    throw new UnsupportedOperationException();
  }

  /** Gives a claim. */
  public Optional<String> text(String claim) {
    throw new UnsupportedOperationException();
  }

  /** Gives the SHA-256 of the compact token, lower-case hex. */
  public String fingerprint() {
    throw new UnsupportedOperationException();
  }
}
