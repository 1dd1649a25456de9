package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

final class CdiEventsTest {
  private final FakeEvents observers = new FakeEvents();
  private final CdiEvents events = new CdiEvents(observers);

  @Test
  void event_isFiredAtObserversOfBothKinds() {
    events.fire("installed");

    assertThat(observers.fired).containsExactly("installed");
    assertThat(observers.firedAsync).containsExactly("installed");
  }

  @Test
  void observerThatFails_doesNotKeepTheEventFromAsynchronousOnes() {
    IllegalStateException failing = new IllegalStateException("planted");

    assertThatIllegalStateException().isThrownBy(() -> events.fire(failing));
    assertThat(observers.firedAsync).containsExactly(failing);
  }
}
