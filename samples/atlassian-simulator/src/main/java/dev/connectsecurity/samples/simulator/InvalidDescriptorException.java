package dev.connectsecurity.samples.simulator;

import java.util.List;

/** Says why a site will not install an app. */
public final class InvalidDescriptorException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  InvalidDescriptorException(List<String> problems) {
    super("the descriptor lacks " + String.join("; ", problems));
  }
}
