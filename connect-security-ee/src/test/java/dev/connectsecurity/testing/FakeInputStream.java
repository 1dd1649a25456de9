package dev.connectsecurity.testing;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

/** The blocking half of a servlet's input. */
abstract class FakeInputStream extends ServletInputStream {

  @Override
  public boolean isFinished() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isReady() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new UnsupportedOperationException();
  }
}
