package dev.connectsecurity.internal.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** A stream that breaks off, rather than ends, when more than a number of bytes comes out of it. */
final class LimitedStream extends FilterInputStream {
  private final long limit;
  private final AtomicLong seen = new AtomicLong();

  /**
   * Limits a stream.
   *
   * @param stream the stream, closed with this one
   * @param limit how many bytes may come out of it
   */
  LimitedStream(InputStream stream, long limit) {
    super(stream);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(read);
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    count(skipped);
    return skipped;
  }

  /**
   * Tells that the stream cannot be rewound, which would count bytes twice.
   *
   * @return false
   */
  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long bytes) throws IOException {
    if (seen.addAndGet(Math.max(bytes, 0)) > limit) {
      throw new IOException("The response is larger than " + limit + " bytes");
    }
  }
}
