package dev.connectsecurity.testing;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as a servlet container would hand it over, built by hand.
 *
 * <p>{@code FakeRequest.get("/app/page?a=1").contextPath("/app").header("Authorization", …)}, then
 * {@link #asServletRequest()}. What it does not know (session, parameters, decoded path, host name)
 * throws {@link UnsupportedOperationException}.
 */
public final class FakeRequest {
  private final String method;
  private final String requestUri;
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Object> attributes = new HashMap<>();
  private String contextPath = "";
  private String queryString;
  private DispatcherType dispatcherType = DispatcherType.REQUEST;
  private Principal userPrincipal;
  private InputStream body = InputStream.nullInputStream();
  private long contentLength = -1;
  private long bytesRead;

  private FakeRequest(String method, String target) {
    int mark = target.indexOf('?');
    this.method = method;
    this.requestUri = mark < 0 ? target : target.substring(0, mark);
    this.queryString = mark < 0 ? null : target.substring(mark + 1);
  }

  /** Begins a request. The target is the raw path, with the context path and perhaps a query. */
  public static FakeRequest of(String method, String target) {
    return new FakeRequest(method, target);
  }

  /** Begins a GET. */
  public static FakeRequest get(String target) {
    return of("GET", target);
  }

  /** Begins a POST. */
  public static FakeRequest post(String target) {
    return of("POST", target);
  }

  /** Sets the context path, which the target has to begin with. */
  public FakeRequest contextPath(String path) {
    contextPath = path;
    return this;
  }

  /** Sets the raw query, or none by null. */
  public FakeRequest query(String raw) {
    queryString = raw;
    return this;
  }

  /** Adds a header; a second one of the same name stands beside the first. */
  public FakeRequest header(String name, String value) {
    headers.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    return this;
  }

  /** Takes a header away. */
  public FakeRequest withoutHeader(String name) {
    headers.remove(name);
    return this;
  }

  /** Sets an attribute. */
  public FakeRequest attribute(String name, Object value) {
    attributes.put(name, value);
    return this;
  }

  /** Sets why the request is dispatched. */
  public FakeRequest dispatcherType(DispatcherType type) {
    dispatcherType = type;
    return this;
  }

  /** Sets who the container says is calling. */
  public FakeRequest userPrincipal(Principal principal) {
    userPrincipal = principal;
    return this;
  }

  /** Sets a JSON body, its type and its length. */
  public FakeRequest json(String text) {
    return body("application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sets a body, its type (none by null) and its length. */
  public FakeRequest body(String contentType, byte[] bytes) {
    chunked(contentType, new ByteArrayInputStream(bytes));
    contentLength = bytes.length;
    return this;
  }

  /** Sets a body whose length is not declared. */
  public FakeRequest chunked(String contentType, InputStream stream) {
    body = stream;
    contentLength = -1;
    return contentType == null
        ? withoutHeader("Content-Type")
        : withoutHeader("Content-Type").header("Content-Type", contentType);
  }

  /** Declares a length, true or not. */
  public FakeRequest contentLength(long declared) {
    contentLength = declared;
    return this;
  }

  /** Tells how much of the body was read. */
  public long bytesRead() {
    return bytesRead;
  }

  /** Gives the request as the servlet API sees it. */
  public HttpServletRequest asServletRequest() {
    return Answering.as(HttpServletRequest.class, new Answers());
  }

  /** The part of {@link HttpServletRequest} that this fake knows. */
  public final class Answers {
    private final ServletInputStream stream = new Counting();

    public String getMethod() {
      return method;
    }

    public String getRequestURI() {
      return requestUri;
    }

    public String getContextPath() {
      return contextPath;
    }

    public String getQueryString() {
      return queryString;
    }

    public String getHeader(String name) {
      List<String> values = headers.get(name);
      return values == null ? null : values.get(0);
    }

    public Enumeration<String> getHeaders(String name) {
      return Collections.enumeration(headers.getOrDefault(name, List.of()));
    }

    public Enumeration<String> getHeaderNames() {
      return Collections.enumeration(headers.keySet());
    }

    public String getContentType() {
      return getHeader("Content-Type");
    }

    public int getContentLength() {
      return (int) Math.min(contentLength, Integer.MAX_VALUE);
    }

    public long getContentLengthLong() {
      return contentLength;
    }

    public ServletInputStream getInputStream() {
      return stream;
    }

    public Object getAttribute(String name) {
      return attributes.get(name);
    }

    public void setAttribute(String name, Object value) {
      attributes.put(name, value);
    }

    public void removeAttribute(String name) {
      attributes.remove(name);
    }

    public Enumeration<String> getAttributeNames() {
      return Collections.enumeration(attributes.keySet());
    }

    public DispatcherType getDispatcherType() {
      return dispatcherType;
    }

    public Principal getUserPrincipal() {
      return userPrincipal;
    }

    public String getRemoteUser() {
      return userPrincipal == null ? null : userPrincipal.getName();
    }

    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public String toString() {
      return method + " " + requestUri;
    }
  }

  private final class Counting extends FakeInputStream {

    @Override
    public int read() throws IOException {
      int next = body.read();
      bytesRead += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = body.read(buffer, offset, length);
      bytesRead += Math.max(count, 0);
      return count;
    }
  }
}
