package dev.connectsecurity.internal.exchange;

import dev.connectsecurity.Secret;
import java.time.Duration;

/** What is remembered of one key: a token, or why there is none. */
sealed interface HeldToken {

  /**
   * A token.
   *
   * @param secret the token
   * @param until from when it is not given any more, a little before its end
   * @param renewFrom from when it is given while another one is fetched
   * @param replacesRefusedUntil while it counts as the answer to a refused token
   */
  record Usable(Secret secret, Moment until, Moment renewFrom, Moment replacesRefusedUntil)
      implements HeldToken {
    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final Duration LEAST_AHEAD = Duration.ofSeconds(60);

    /** Keeps an answer; what lives shortly is renewed at half of its life. */
    static Usable of(TokenAnswer answer, Moment asked, Moment replacesRefusedUntil) {
      Duration life = Duration.between(asked.wall(), answer.expiresAt());
      Duration ahead = least(most(LEAST_AHEAD, life.dividedBy(5)), life.dividedBy(2));
      return new Usable(
          answer.accessToken(),
          asked.plus(life.minus(least(MARGIN, life.dividedBy(4)))),
          asked.plus(life.minus(ahead)),
          replacesRefusedUntil);
    }

    /** Tells whether it may still be given. */
    boolean isUsable(Moment now) {
      return !until.reachedAt(now);
    }

    /** Gives the same token, to be renewed later. */
    Usable renewedFrom(Moment later) {
      return new Usable(secret, until, later, replacesRefusedUntil);
    }

    private static Duration least(Duration one, Duration other) {
      return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration most(Duration one, Duration other) {
      return one.compareTo(other) < 0 ? other : one;
    }
  }

  /**
   * The product has refused the token that was here.
   *
   * @param refused that token
   * @param replacementUntil while its replacement is not replaced again
   */
  record Dropped(Secret refused, Moment replacementUntil) implements HeldToken {}

  /**
   * The server has refused to give one.
   *
   * @param refusal what it said
   * @param until how long it is not asked again
   */
  record Refused(TokenRefusedException refusal, Moment until) implements HeldToken {}
}
