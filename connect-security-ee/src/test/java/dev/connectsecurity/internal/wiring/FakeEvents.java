package dev.connectsecurity.internal.wiring;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps what was fired. */
final class FakeEvents implements Event<Object> {
  final List<Object> fired = new ArrayList<>();
  final List<Object> firedAsync = new ArrayList<>();

  @Override
  public void fire(Object event) {
    fired.add(event);
    if (event instanceof IllegalStateException observerFailed) {
      throw observerFailed;
    }
  }

  @Override
  public <U> CompletionStage<U> fireAsync(U event) {
    firedAsync.add(event);
    return CompletableFuture.completedFuture(event);
  }

  @Override
  public <U> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Event<Object> select(Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }
}
