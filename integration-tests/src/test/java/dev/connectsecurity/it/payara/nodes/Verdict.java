package dev.connectsecurity.it.payara.nodes;

/** What is to be thought of an answer. */
enum Verdict {
  /** As it must be. */
  RIGHT,
  /** Not as it should be, for a time and a reason that the documentation tells. */
  WITHIN_BOUNDS,
  /** Let in who must not be. */
  WRONG_ACCEPT,
  /** Turned away who must not be. */
  WRONG_REFUSAL,
  /** Neither an answer nor a refusal that the documentation knows. */
  WRONG_FORM;

  boolean isWrong() {
    return this != RIGHT && this != WITHIN_BOUNDS;
  }
}
