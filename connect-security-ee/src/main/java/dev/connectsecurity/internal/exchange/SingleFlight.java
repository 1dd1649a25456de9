package dev.connectsecurity.internal.exchange;

import dev.connectsecurity.Secret;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/**
 * Lets one thread look for the token of a key; whoever comes meanwhile waits for what it finds.
 *
 * <p>Apart from what is kept, so that no eviction lets a second thread ask. Thread-safe.
 *
 * @param <K> what a token belongs to
 */
final class SingleFlight<K> {
  // A result may be kept only while its flight is the one in here: forgetting takes it out.
  private final ConcurrentMap<K, CompletableFuture<Secret>> flights = new ConcurrentHashMap<>();

  /**
   * Looks for a token.
   *
   * @param <K> what a token belongs to
   */
  @FunctionalInterface
  interface Search<K> {

    /**
     * Looks for it.
     *
     * @param flight this search among the others
     */
    Secret in(Flight<K> flight) throws TokenRefusedException;
  }

  /**
   * A search that is on its way.
   *
   * @param all every one
   * @param key its key
   * @param result what it will find
   * @param <K> what a token belongs to
   */
  record Flight<K>(
      ConcurrentMap<K, CompletableFuture<Secret>> all, K key, CompletableFuture<Secret> result) {

    /** Does something with what was found, unless the key was forgotten meanwhile. */
    void unlessForgotten(Runnable keep) {
      all.computeIfPresent(
          key,
          (k, current) -> {
            if (current == result) {
              keep.run();
            }
            return current;
          });
    }
  }

  /**
   * Searches, or waits for the search that is on its way.
   *
   * @throws TokenRefusedException if the search did
   */
  Secret join(K key, Search<K> search) throws TokenRefusedException {
    CompletableFuture<Secret> mine = new CompletableFuture<>();
    CompletableFuture<Secret> running = flights.putIfAbsent(key, mine);
    return running == null ? lead(new Flight<>(flights, key, mine), search) : await(running);
  }

  /** Keeps searches that are on their way from being kept. */
  void forget(Predicate<? super K> which) {
    flights.keySet().removeIf(which);
  }

  private Secret lead(Flight<K> flight, Search<K> search) throws TokenRefusedException {
    try {
      Secret found = search.in(flight);
      flight.result().complete(found);
      return found;
    } catch (TokenRefusedException | RuntimeException | Error e) {
      flight.result().completeExceptionally(e);
      throw e;
    } finally {
      flights.remove(flight.key(), flight.result());
    }
  }

  private static Secret await(CompletableFuture<Secret> running) throws TokenRefusedException {
    try {
      return running.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof TokenRefusedException refusal) {
        throw refusal;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
