package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.ConnectScope;
import java.util.Objects;
import java.util.Set;

/**
 * The app that callbacks are meant for.
 *
 * @param key the app's key
 * @param basePath the path that the app has on this server, in front of {@code /lifecycle/…}: empty
 *     or such as {@code /app}
 * @param audiences whom a tenant's token may be meant for: the app's base URL and its key
 * @param scopes what the descriptor asks for now
 * @param allowedHosts the sites that may install the app
 * @since 0.1
 */
public record LifecycleApp(
    String key,
    String basePath,
    Set<String> audiences,
    Set<ConnectScope> scopes,
    HostAllowList allowedHosts) {

  /**
   * Describes an app.
   *
   * @throws NullPointerException if a component is null
   */
  public LifecycleApp {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(basePath, "basePath");
    Objects.requireNonNull(allowedHosts, "allowedHosts");
    audiences = Set.copyOf(audiences);
    scopes = Set.copyOf(scopes);
  }
}
