package dev.connectsecurity.internal.wiring;

/** What every generated bean is. */
public interface Page {

  /** Gives a number, so that the call itself costs nothing. */
  int show();
}
