package dev.connectsecurity.internal.lifecycle;

import java.lang.System.Logger.Level;

/**
 * Fires events whose observers cannot undo what was stored.
 *
 * @param events the events
 */
record SafeEvents(LifecycleEvents events) implements LifecycleEvents {
  private static final System.Logger LOG = System.getLogger(SafeEvents.class.getName());

  @Override
  public void fire(Object event) {
    try {
      events.fire(event);
    } catch (RuntimeException e) {
      LOG.log(
          Level.ERROR,
          "connect.lifecycle.observer-failed event=" + event.getClass().getSimpleName(),
          e);
    }
  }
}
