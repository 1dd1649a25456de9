package dev.connectsecurity.samples.simulator;

/** How an exchange ended. */
public enum Verdict {
  /** The receiver did what it was asked. */
  ACCEPTED,
  /** The receiver refused: any 4xx. */
  REFUSED,
  /** The receiver did what it should have refused: an attack was let in. */
  BREACH,
  /** Something broke: 5xx, no answer, a redirect where none belongs. */
  FAILED,
  /** The site handed something out, such as a signed URL, whose use it cannot see. */
  ISSUED;

  static Verdict of(int status) {
    if (status >= 200 && status < 300) {
      return ACCEPTED;
    }
    return status >= 400 && status < 500 ? REFUSED : FAILED;
  }
}
