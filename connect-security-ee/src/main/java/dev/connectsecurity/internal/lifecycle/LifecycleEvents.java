package dev.connectsecurity.internal.lifecycle;

/**
 * Tells the application what became of a tenant or of a refused callback.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface LifecycleEvents {

  /**
   * Tells one thing, after it is stored. What this throws is logged and changes nothing.
   *
   * @param event an {@code AppInstalled}, {@code HostReplaced}, {@code AppUninstalled}, {@code
   *     AppEnabled}, {@code AppDisabled} or {@code RequestRejected}
   */
  void fire(Object event);
}
