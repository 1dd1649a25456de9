package dev.connectsecurity;

import java.util.List;

/**
 * Which method demands what: all guards of the application, as found at deployment.
 *
 * <p>Inject it, for an audit or a test of your own. It is logged once, at INFO.
 *
 * @param guards every guard, sorted by bean and method
 * @since 0.1
 */
public record GuardReport(List<Guard> guards) {

  /**
   * Makes a report.
   *
   * @throws NullPointerException if the list or an element is null
   */
  public GuardReport {
    guards = List.copyOf(guards);
  }

  /**
   * One guard.
   *
   * @param bean the class
   * @param method the method, or {@code *} for the whole class
   * @param demands what is demanded, in words, for example {@code scope READ, WRITE} or {@code
   *     scope ADMIN or oauth read:me}
   * @since 0.1
   */
  public record Guard(String bean, String method, String demands) {}
}
