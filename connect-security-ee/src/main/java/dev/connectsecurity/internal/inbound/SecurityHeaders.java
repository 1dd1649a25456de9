package dev.connectsecurity.internal.inbound;

import dev.connectsecurity.AtlassianHost;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The response headers that Atlassian's own scanner demands of an app.
 *
 * <p>{@code frame-ancestors} names the tenant's addresses; it also overrides the {@code
 * X-Frame-Options: SAMEORIGIN} that Payara 6.2025 adds to every response and that would leave the
 * iframe blank (CSP level 2, section 7.7.1).
 *
 * @since 0.1
 */
public final class SecurityHeaders {
  private final String anywhere;
  private final List<String> extraAncestors;

  /**
   * Makes the headers.
   *
   * @param hostPatterns CSP source expressions of every site that may be a tenant; used where no
   *     tenant is known
   * @param extraAncestors further CSP source expressions that may always frame a page
   */
  public SecurityHeaders(List<String> hostPatterns, List<String> extraAncestors) {
    this.extraAncestors = List.copyOf(extraAncestors);
    Set<String> sources = new LinkedHashSet<>(hostPatterns);
    sources.addAll(extraAncestors);
    this.anywhere = policy(sources);
  }

  /** Sets the headers before the tenant is known. */
  void apply(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-cache, no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Strict-Transport-Security", "max-age=31536000");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", anywhere);
  }

  /** Narrows who may frame the response to the tenant. */
  void narrow(HttpServletResponse response, AtlassianHost host) {
    Set<String> sources = new LinkedHashSet<>();
    sources.add(origin(host.baseUrl()));
    host.displayUrl().ifPresent(url -> sources.add(origin(url)));
    host.helpCenterUrl().ifPresent(url -> sources.add(origin(url)));
    sources.addAll(extraAncestors);
    response.setHeader("Content-Security-Policy", policy(sources));
  }

  private static String policy(Set<String> sources) {
    return "frame-ancestors " + String.join(" ", sources);
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }
}
