package dev.connectsecurity.internal.store;

import dev.connectsecurity.Secret;

/** The one place where a secret turns into what its column holds, and back. */
final class SecretColumn {

  /** Gives the text to store in the row of that tenant. */
  String write(String clientKey, Secret secret) {
    return secret.reveal();
  }

  /** Gives the secret behind what the row of that tenant holds. */
  Secret read(String clientKey, String column) {
    return Secret.of(column);
  }
}
