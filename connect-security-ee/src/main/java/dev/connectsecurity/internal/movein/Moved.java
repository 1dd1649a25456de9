package dev.connectsecurity.internal.movein;

/**
 * What became of another library's tenants.
 *
 * @param taken how many were taken in
 * @param known how many were here already, and stayed as they are
 * @param skipped how many cannot be used; each was logged
 * @since 0.1
 */
public record Moved(long taken, long known, long skipped) {
  static final Moved NOTHING = new Moved(0, 0, 0);

  Moved plus(long taken, long known, long skipped) {
    return new Moved(this.taken + taken, this.known + known, this.skipped + skipped);
  }
}
