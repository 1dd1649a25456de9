package dev.connectsecurity.internal.wiring;

import jakarta.enterprise.inject.spi.DeploymentException;

/**
 * A mistake of the user that ends the deployment; its message has the code, what is wrong and the
 * line that mends it.
 */
final class Mistake extends DeploymentException {
  private static final long serialVersionUID = 1L;

  Mistake(String message) {
    super(message);
  }
}
