package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.lifecycle.LifecycleEvents;
import jakarta.enterprise.event.Event;

/** Fires events at observers of both kinds. */
final class CdiEvents implements LifecycleEvents {
  private final Event<Object> events;

  CdiEvents(Event<Object> events) {
    this.events = events;
  }

  @Override
  public void fire(Object event) {
    events.fireAsync(event);
    events.fire(event);
  }
}
