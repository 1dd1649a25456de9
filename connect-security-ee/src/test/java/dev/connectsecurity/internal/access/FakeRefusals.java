package dev.connectsecurity.internal.access;

import dev.connectsecurity.AccessRefused;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps what was fired. */
final class FakeRefusals implements Event<AccessRefused> {
  final List<AccessRefused> fired = new ArrayList<>();
  final List<Object> firedAsync = new ArrayList<>();

  @Override
  public void fire(AccessRefused event) {
    fired.add(event);
  }

  @Override
  public <U extends AccessRefused> CompletionStage<U> fireAsync(U event) {
    firedAsync.add(event);
    return CompletableFuture.completedFuture(event);
  }

  @Override
  public <U extends AccessRefused> CompletionStage<U> fireAsync(
      U event, NotificationOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Event<AccessRefused> select(Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U extends AccessRefused> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U extends AccessRefused> Event<U> select(
      TypeLiteral<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }
}
