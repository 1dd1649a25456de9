package dev.connectsecurity.internal.access;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.connectsecurity.PermissionLevel;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.cache.Caches;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Answers from memory for a short while, yes as well as no; a failure is not remembered.
 *
 * <p>One question is asked by one thread at a time, the others wait for its answer. Thread-safe.
 */
final class CachedPermissions implements ProductPermissions {
  private final ProductPermissions delegate;
  private final AsyncCache<Key, Answer> answers;

  /**
   * Makes a cache.
   *
   * @param time how long an answer is remembered; zero for not at all
   * @param max how many answers are remembered at most
   */
  CachedPermissions(ProductPermissions delegate, Duration time, long max, Ticker ticker) {
    this.delegate = delegate;
    this.answers = Caches.agingAnswers(max, time, ticker);
  }

  @Override
  public boolean holds(PermissionQuestion question) {
    Key key = Key.of(question);
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    CompletableFuture<Answer> first = answers.get(key, (k, executor) -> mine);
    return first == mine ? lead(key, mine, question) : first.join().get();
  }

  /** Forgets a tenant's answers; also one that is on its way now will not be remembered. */
  void forget(String clientKey) {
    answers.asMap().keySet().removeIf(key -> key.clientKey().equals(clientKey));
  }

  private boolean lead(Key key, CompletableFuture<Answer> mine, PermissionQuestion question) {
    Answer answer =
        new Answer(
            false,
            new UnavailableException(Reason.PERMISSION_UNKNOWN, "the question broke off", null));
    try {
      answer = new Answer(delegate.holds(question), null);
    } catch (UnavailableException unknown) {
      answer = new Answer(false, unknown);
    } finally {
      if (answer.failure() != null) {
        answers.asMap().remove(key, mine);
      }
      mine.complete(answer);
    }
    return answer.get();
  }

  /** What an answer belongs to. */
  private record Key(
      String clientKey, String accountId, String permission, PermissionLevel level, String id) {

    static Key of(PermissionQuestion question) {
      return new Key(
          question.host().clientKey(),
          question.accountId(),
          question.permission(),
          question.level(),
          question.id());
    }
  }

  /** A yes or a no, or why there is neither. */
  private record Answer(boolean held, UnavailableException failure) {

    boolean get() {
      if (failure != null) {
        throw failure;
      }
      return held;
    }
  }
}
