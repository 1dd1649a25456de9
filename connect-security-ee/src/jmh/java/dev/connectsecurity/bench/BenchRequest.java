package dev.connectsecurity.bench;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that costs nothing to read; whatever is not needed throws. */
final class BenchRequest extends HttpServletRequestWrapper {
  private final String path;
  private final String query;
  private final String authorization;
  private final Map<String, String[]> parameters = new LinkedHashMap<>();
  private final Map<String, Object> attributes = new HashMap<>();

  BenchRequest(String path, String query, String authorization) {
    super(
        (HttpServletRequest)
            Proxy.newProxyInstance(
                BenchRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> {
                  throw new UnsupportedOperationException(method.getName());
                }));
    this.path = path;
    this.query = query;
    this.authorization = authorization;
    for (String pair : query == null ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.merge(decode(parts[0]), new String[] {decode(parts[1])}, BenchRequest::both);
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String[] both(String[] one, String[] other) {
    String[] all = Arrays.copyOf(one, one.length + 1);
    all[one.length] = other[0];
    return all;
  }

  /** Forgets what the last pass has left. */
  BenchRequest again() {
    attributes.clear();
    return this;
  }

  @Override
  public String getMethod() {
    return "GET";
  }

  @Override
  public String getContextPath() {
    return "/app";
  }

  @Override
  public String getRequestURI() {
    return path;
  }

  @Override
  public StringBuffer getRequestURL() {
    return new StringBuffer("https://app.example").append(path);
  }

  @Override
  public String getQueryString() {
    return query;
  }

  @Override
  public String getHeader(String name) {
    return name.equals("Authorization") ? authorization : null;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    String value = getHeader(name);
    return Collections.enumeration(value == null ? List.of() : List.of(value));
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return parameters;
  }

  @Override
  public Object getAttribute(String name) {
    return attributes.get(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    attributes.put(name, value);
  }
}
