package dev.connectsecurity.internal.lifecycle;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The sites whose installations are accepted.
 *
 * <p>The base URL of an installation is where the app will send signed requests, so it has to be
 * one of Atlassian's, or one that the operator named. An entry is
 *
 * <ul>
 *   <li>{@code *.atlassian.net}: any host with exactly one label in the star's place, over {@code
 *       https} on the default port;
 *   <li>{@code acme.atlassian.net}: that host alone, likewise;
 *   <li>{@code http://localhost:8080}: exactly that origin, {@code http} for loopback hosts only.
 * </ul>
 *
 * @since 0.1
 */
public final class HostAllowList {
  private final List<AllowedHost> entries;

  private HostAllowList(List<AllowedHost> entries) {
    this.entries = entries;
  }

  /**
   * Reads the entries.
   *
   * @param entries at least one, in any order
   * @return the list
   * @throws IllegalArgumentException if there is none or one cannot be read; the message names it
   *     and says what it may look like
   */
  public static HostAllowList of(Collection<String> entries) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException(
          "no host is allowed to install the app; name one, for example *.atlassian.net");
    }
    return new HostAllowList(entries.stream().map(AllowedHost::parse).toList());
  }

  /**
   * Judges the base URL of an installation.
   *
   * @param baseUrl what the callback's body says
   * @return the URL without a trailing slash, or nothing if it is not plain or not allowed
   */
  public Optional<URI> accept(String baseUrl) {
    return PlainUrl.parse(baseUrl)
        .filter(uri -> entries.stream().anyMatch(entry -> entry.covers(uri)));
  }

  /**
   * Gives what may frame the app's pages when no tenant is known yet.
   *
   * @return one source expression per entry, for the {@code frame-ancestors} of a content security
   *     policy; there a star stands for any number of labels
   */
  public List<String> frameAncestors() {
    return entries.stream().map(AllowedHost::sourceExpression).toList();
  }
}
