package dev.connectsecurity.testing;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A response that keeps what was written to it.
 *
 * <p>Give {@link #asServletResponse()} to the code under test and ask this object afterwards. As in
 * a container, what is said about status and headers after the response is committed counts for
 * nothing.
 */
public final class FakeResponse {
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final PrintWriter writer =
      new PrintWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8));
  private final HttpServletResponse view = Answering.as(HttpServletResponse.class, new Answers());
  private int status = 200;
  private boolean committed;
  private boolean writerGiven;

  /** Gives the response as the servlet API sees it. */
  public HttpServletResponse asServletResponse() {
    return view;
  }

  /** Gives the status; 200 until another is set. */
  public int status() {
    return status;
  }

  /** Gives the first value of a header. */
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /** Gives all values of a header, in order. */
  public List<String> headers(String name) {
    return List.copyOf(headers.getOrDefault(name, List.of()));
  }

  /** Gives the body's bytes. */
  public byte[] bytes() {
    writer.flush();
    return body.toByteArray();
  }

  /** Gives the body as UTF-8. */
  public String body() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** Tells whether status and headers are on their way. */
  public boolean committed() {
    return committed;
  }

  /** The part of {@link HttpServletResponse} that this fake knows. */
  public final class Answers {

    public void setStatus(int code) {
      status = committed ? status : code;
    }

    public int getStatus() {
      return status;
    }

    public void sendError(int code) {
      sendError(code, "");
    }

    public void sendError(int code, String message) {
      resetBuffer();
      setStatus(code);
      committed = true;
    }

    public void setHeader(String name, String value) {
      if (!committed) {
        headers.put(name, new ArrayList<>(List.of(value)));
      }
    }

    public void addHeader(String name, String value) {
      if (!committed) {
        headers.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
      }
    }

    public void setIntHeader(String name, int value) {
      setHeader(name, Integer.toString(value));
    }

    public boolean containsHeader(String name) {
      return headers.containsKey(name);
    }

    public String getHeader(String name) {
      return header(name).orElse(null);
    }

    public Collection<String> getHeaders(String name) {
      return headers(name);
    }

    public Collection<String> getHeaderNames() {
      return List.copyOf(headers.keySet());
    }

    public void setContentType(String type) {
      setHeader("Content-Type", type);
    }

    public String getContentType() {
      return getHeader("Content-Type");
    }

    public void setCharacterEncoding(String charset) {
      String type = header("Content-Type").orElse("");
      if (!type.isEmpty() && !type.toLowerCase(Locale.ROOT).contains("charset=")) {
        setContentType(type + ";charset=" + charset);
      }
    }

    public void setContentLength(int length) {
      setIntHeader("Content-Length", length);
    }

    public void setContentLengthLong(long length) {
      setHeader("Content-Length", Long.toString(length));
    }

    public ServletOutputStream getOutputStream() {
      if (writerGiven) {
        throw new IllegalStateException("the writer is in use");
      }
      return new Keeping();
    }

    public PrintWriter getWriter() {
      writerGiven = true;
      return writer;
    }

    public void flushBuffer() {
      writer.flush();
      committed = true;
    }

    public boolean isCommitted() {
      return committed;
    }

    public void resetBuffer() {
      if (committed) {
        throw new IllegalStateException("committed");
      }
      writer.flush();
      body.reset();
    }

    public void reset() {
      resetBuffer();
      headers.clear();
      status = 200;
    }

    @Override
    public String toString() {
      return status + " " + headers;
    }
  }

  private final class Keeping extends ServletOutputStream {

    @Override
    public void write(int next) {
      body.write(next);
    }

    @Override
    public void flush() {
      committed = true;
    }

    @Override
    public void close() {
      committed = true;
    }

    @Override
    public boolean isReady() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
