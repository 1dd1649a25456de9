package dev.connectsecurity.samples.simulator;

/** What a listener does with requests. */
interface Endpoint {

  /** Answers. */
  Response answer(Request request);

  /**
   * Tells whether faults may strike this request; a demo page stays up when its product is down.
   */
  default boolean mayFail(Request request) {
    return true;
  }

  /** Is told that a fault was put in the place of an answer. */
  default void failed(Request request, Fault fault) {}
}
