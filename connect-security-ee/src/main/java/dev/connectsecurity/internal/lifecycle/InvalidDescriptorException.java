package dev.connectsecurity.internal.lifecycle;

import java.util.List;

/**
 * The application's part of the descriptor cannot be used; the deployment has to stop.
 *
 * @since 0.1
 */
public final class InvalidDescriptorException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidDescriptorException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /**
   * Gives all that is wrong, in the order of the text as far as possible.
   *
   * @return sentences for the developer, each with what is wrong and how to mend it; at least one
   */
  public List<String> problems() {
    return problems;
  }
}
