package dev.connectsecurity.bench;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.lang.reflect.Proxy;

/** A response that keeps nothing but the last status. */
final class BenchResponse extends HttpServletResponseWrapper {
  private int status = SC_OK;
  private int written;

  BenchResponse() {
    super(
        (HttpServletResponse)
            Proxy.newProxyInstance(
                BenchResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                  throw new UnsupportedOperationException(method.getName());
                }));
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void setStatus(int code) {
    status = code;
  }

  @Override
  public void setHeader(String name, String value) {
    written += value.length();
  }

  @Override
  public void setContentType(String type) {
    written += type.length();
  }

  @Override
  public void setContentLength(int length) {
    written += length;
  }

  @Override
  public boolean isCommitted() {
    return false;
  }

  @Override
  public void resetBuffer() {
    written = 0;
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return new ServletOutputStream() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void write(int octet) {
        written++;
      }

      @Override
      public void write(byte[] bytes, int start, int length) {
        written += length;
      }
    };
  }
}
