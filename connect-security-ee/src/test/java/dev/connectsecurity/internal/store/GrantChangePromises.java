package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Grants.count;
import static dev.connectsecurity.internal.store.Grants.grant;
import static dev.connectsecurity.internal.store.Grants.next;
import static dev.connectsecurity.internal.store.Grants.zero;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store promises about changing a grant while nobody else can. */
interface GrantChangePromises extends GrantsUnderTest {

  @Test
  default void change_isGivenWhatIsStoredAndStoresWhatItGives() {
    add(grant("g"));
    OAuthGrant renewed = Grants.with(grant("g"), "second access", "second refresh");

    Optional<OAuthGrant> result =
        grants()
            .change(
                "g",
                before -> {
                  assertThat(before).isEqualTo(grant("g"));
                  return renewed;
                });

    assertThat(result).contains(renewed);
    assertThat(grants().find("g")).contains(renewed);
    assertThat(grants().findByBrowser(Grants.browser("g"))).contains(renewed);
  }

  @Test
  default void changeOfOneGrant_leavesOthersAlone() {
    add(grant("g"));
    add(grant("h"));

    grants().change("g", OAuthGrant::ended);

    assertThat(stored("g").status()).isEqualTo(GrantStatus.ENDED);
    assertThat(grants().find("h")).contains(grant("h"));
  }

  @Test
  default void changeThatGivesBackWhatItWasGiven_storesNothing() {
    add(grant("g"));

    assertThat(grants().change("g", before -> before)).contains(grant("g"));

    assertThat(grants().find("g")).contains(grant("g"));
  }

  @Test
  default void changeThatThrows_storesNothingAndReleasesTheLock() {
    add(zero("g"));

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                grants()
                    .change(
                        "g",
                        before -> {
                          throw new IllegalStateException("no answer");
                        }))
        .withMessage("no answer");

    assertThat(grants().find("g")).contains(zero("g"));
    assertThat(count(grants().change("g", Grants::next).orElseThrow())).isEqualTo(1);
  }

  @Test
  default void changeToAnotherId_isRefusedAndStoresNothing() {
    add(grant("g"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> grants().change("g", before -> grant("h")))
        .withMessage("id must not change");

    assertThat(grants().find("g")).contains(grant("g"));
    assertThat(grants().find("h")).isEmpty();
  }

  @Test
  default void sixteenChangesAtOnce_comeOneAfterTheOther() throws Exception {
    add(zero("g"));
    Set<Integer> inside = ConcurrentHashMap.newKeySet();

    List<Integer> counts =
        AtOnce.run(
            16,
            i ->
                count(
                    grants()
                        .change(
                            "g",
                            before -> {
                              assertThat(inside).isEmpty();
                              inside.add(i);
                              OAuthGrant after = next(before);
                              inside.remove(i);
                              return after;
                            })
                        .orElseThrow()));

    assertThat(counts)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 16).boxed().toList());
    assertThat(count(stored("g"))).isEqualTo(16);
  }

  @Test
  default void grantThatIsForgottenWhileAChangeWaits_isNotThereForIt() throws Exception {
    add(zero("g"));
    Held held = hold("g");
    Background<Boolean> forgetting = Background.start(() -> grants().forget("g"));
    held.release();

    assertThat(forgetting.result()).isTrue();
    assertThat(held.result()).isTrue();
    assertThat(grants().change("g", Grants::next)).isEmpty();
  }

  @Test
  default void lockThatIsHeldForTooLong_isUnavailableForTheOthersOnly() throws Exception {
    add(zero("g"));
    add(zero("h"));
    Held held = hold("g");

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> grants().change("g", Grants::next))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.STORE_UNAVAILABLE));
    assertThat(count(stored("g"))).isZero();
    assertThat(grants().change("h", Grants::next)).isPresent();

    held.release();
    assertThat(held.result()).isTrue();
    assertThat(count(stored("g"))).isEqualTo(1);
    assertThat(count(grants().change("g", Grants::next).orElseThrow())).isEqualTo(2);
  }

  /** Begins a change in another thread, and returns while it has the lock. */
  private Held hold(String id) throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch opened = new CountDownLatch(1);
    Background<Boolean> holder =
        Background.start(
            () ->
                grants()
                    .change(
                        id,
                        before -> {
                          entered.countDown();
                          await(opened);
                          return next(before);
                        })
                    .isPresent());
    await(entered);
    return new Held(holder, opened);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A change that has the lock until it is told to go on. */
  record Held(Background<Boolean> holder, CountDownLatch opened) {
    void release() {
      opened.countDown();
    }

    boolean result() throws Exception {
      return holder.result();
    }
  }
}
