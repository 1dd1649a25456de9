package dev.connectsecurity.spi;

/**
 * What became of a change to a tenant.
 *
 * @since 0.1
 */
public enum Change {
  /** A tenant was stored for the first time. */
  CREATED,
  /** A known tenant was changed. */
  DONE,
  /** There was nothing to change. */
  NOTHING,
  /** This very token has brought this very body before: answered again, nothing changed. */
  REPEATED,
  /** This token has brought another body before: refused. */
  REPLAYED
}
