package dev.connectsecurity.internal.outbound;

import static dev.connectsecurity.internal.outbound.GrantWorld.site;
import static dev.connectsecurity.internal.outbound.Tenants.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.ConsentRequiredException;
import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.testing.FakeTokenBook;
import dev.connectsecurity.testing.LogLines;
import jakarta.ws.rs.client.WebTarget;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Renewals that go wrong, each on a grant whose access token has expired. */
@Timeout(60)
class GrantFailuresTest {
  private static final Duration[] BOTH_PAUSES = {Duration.ofMillis(200), Duration.ofSeconds(1)};

  private final GrantWorld world = new GrantWorld();
  private OAuthGrant grant;

  @BeforeEach
  void expire() {
    grant = world.consent();
    world.time.pass(FakeTokenBook.LIFE);
  }

  @AfterEach
  void end() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void lostAnswer_isAskedForAgainWithTheOldToken(int losses) {
    for (int i = 0; i < losses; i++) {
      world.atlassian.loseAnswer();
    }

    assertThat(target(world.node()).request().get().getStatus()).isEqualTo(200);

    assertThat(world.atlassian.asked())
        .hasSize(losses + 1)
        .allSatisfy(
            asked -> assertThat(asked.getString("refresh_token")).isEqualTo("refresh-canary-1"));
    assertThat(world.pauses).containsExactly(Arrays.copyOf(BOTH_PAUSES, losses));
    assertThat(world.stored().refreshToken().orElseThrow().reveal())
        .isEqualTo("refresh-canary-" + (losses + 2));
  }

  @Test
  void answerLostThreeTimes_isUnavailableAndTheGrantLivesOnInsideTheLeeway() {
    world.atlassian.loseAnswer().loseAnswer().loseAnswer();
    AtlassianClients node = world.node();

    assertUnavailable(() -> target(node).request().get(), Reason.TOKENS_UNAVAILABLE);

    assertThat(world.atlassian.asked()).hasSize(3);
    assertThat(world.pauses).containsExactly(BOTH_PAUSES);
    assertThat(world.stored()).isEqualTo(grant);
    world.time.pass(FakeTokenBook.LEEWAY.minusMillis(1));
    assertThat(target(node).request().get().getStatus()).isEqualTo(200);
    assertThat(world.events).isEmpty();
  }

  @Test
  void answerLostAndNotAskedForInsideTheLeeway_needsConsent() {
    world.atlassian.loseAnswer().loseAnswer().loseAnswer();
    AtlassianClients node = world.node();
    assertUnavailable(() -> target(node).request().get(), Reason.TOKENS_UNAVAILABLE);
    world.time.pass(FakeTokenBook.LEEWAY);

    assertConsentRequired(() -> target(node).request().get());
    assertThat(world.events).hasSize(1);
  }

  @Test
  void nodeThatDiesBeforeItStores_losesNothingInsideTheLeeway() {
    world.grants.noCommit(true);
    assertUnavailable(() -> target(world.node()).request().get(), Reason.STORE_UNAVAILABLE);
    assertThat(world.atlassian.calls()).isEmpty();
    assertThat(world.stored()).isEqualTo(grant);
    world.grants.noCommit(false);
    world.time.pass(FakeTokenBook.LEEWAY.minusMillis(1));

    assertThat(target(world.node()).request().get().getStatus()).isEqualTo(200);
    assertThat(world.stored().refreshToken().orElseThrow().reveal()).isEqualTo("refresh-canary-3");
  }

  @Test
  void nodeThatDiesBeforeItStores_needsConsentAfterTheLeeway() {
    world.grants.noCommit(true);
    assertUnavailable(() -> target(world.node()).request().get(), Reason.STORE_UNAVAILABLE);
    world.grants.noCommit(false);
    world.time.pass(FakeTokenBook.LEEWAY);

    assertConsentRequired(() -> target(world.node()).request().get());
  }

  @Test
  void revokedConsent_isMarkedOnceAndNotAskedForAgain() {
    world.atlassian.book().revoke();
    AtlassianClients node = world.node();
    WebTarget early = target(node);
    WebTarget elsewhere = target(world.node());

    assertConsentRequired(() -> early.request().get());
    world.time.pass(Duration.ofMinutes(1));
    assertConsentRequired(() -> early.request().get());
    assertConsentRequired(() -> elsewhere.request().get());
    assertConsentRequired(() -> target(node));

    assertThat(world.atlassian.asked()).hasSize(1);
    assertThat(world.stored().status()).isEqualTo(GrantStatus.ENDED);
    assertThat(world.events)
        .singleElement()
        .satisfies(event -> assertThat(event.grant()).isEqualTo(world.stored()));
  }

  @Test
  void endThatCannotBeStored_isToldOnceItIs() {
    world.atlassian.book().revoke();
    AtlassianClients node = world.node();
    WebTarget target = target(node);
    world.grants.noCommit(true);
    assertUnavailable(() -> target.request().get(), Reason.STORE_UNAVAILABLE);
    assertThat(world.events).isEmpty();
    world.grants.noCommit(false);

    assertConsentRequired(() -> target.request().get());
    assertThat(world.events).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "401,access_denied",
    "401,invalid_client",
    "400,unauthorized_client",
    "403,access_denied",
  })
  void wrongClientSecret_isNoDeadGrant(int status, String error) {
    world.atlassian.answerInstead(status, "{'error':'" + error + "'}");
    AtlassianClients node = world.node();

    CallRefusedException refused = refusal(() -> target(node).request().get());

    assertThat(refused.reason()).isEqualTo(Reason.CLIENT_REFUSED);
    assertThat(world.stored()).isEqualTo(grant);
    assertThat(world.events).isEmpty();
    world.time.pass(Duration.ofSeconds(5));
    assertThat(target(node).request().get().getStatus()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Bearer</html>",
        "{'access_token':'at','token_type':'Bearer'}",
        "{'access_token':'at','token_type':'Bearer','expires_in':'3600'}",
        "{'access_token':'at','token_type':'Bearer','expires_in':-1}",
        "{'access_token':'at','token_type':'Bearer','expires_in':1e18}",
        "{'access_token':'at','token_type':'mac','expires_in':3600,'refresh_token':'evil'}",
        "{'token_type':'Bearer','expires_in':3600,'refresh_token':'evil'}",
        "{'access_token':'a','access_token':'b','token_type':'Bearer','expires_in':3600}",
        "{'access_token':'at','token_type':'Bearer','expires_in':3600,'refresh_token':7}",
      })
  void malformedAnswer_keepsTheOldRefreshToken(String body) {
    world.atlassian.answerInstead(200, body);
    AtlassianClients node = world.node();

    assertUnavailable(() -> target(node).request().get(), Reason.TOKENS_UNAVAILABLE);

    assertThat(world.stored()).isEqualTo(grant);
    assertThat(world.atlassian.asked()).hasSize(1);
    assertThat(target(node).request().get().getStatus()).isEqualTo(200);
  }

  @Test
  void tenMegabytes_keepTheOldRefreshToken() {
    world.atlassian.answerInstead(
        200,
        "{'access_token':'" + "a".repeat(10 << 20) + "','token_type':'Bearer','expires_in':9}");

    assertUnavailable(() -> target(world.node()).request().get(), Reason.TOKENS_UNAVAILABLE);
    assertThat(world.stored()).isEqualTo(grant);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectOfTheTokenEndpoint_isNotFollowed(int status) {
    world.atlassian.answerInstead(status, "");

    assertUnavailable(() -> target(world.node()).request().get(), Reason.TOKENS_UNAVAILABLE);
    assertThat(world.stored()).isEqualTo(grant);
  }

  @Test
  void rateLimitedTokenEndpoint_isLeftAloneForFiveSeconds() {
    world.atlassian.answerInstead(429, "{}");
    AtlassianClients node = world.node();
    assertUnavailable(() -> target(node).request().get(), Reason.TOKENS_UNAVAILABLE);
    assertUnavailable(() -> target(node).request().get(), Reason.TOKENS_UNAVAILABLE);
    assertThat(world.atlassian.asked()).hasSize(1);

    world.time.pass(Duration.ofSeconds(5));
    assertThat(target(node).request().get().getStatus()).isEqualTo(200);
    assertThat(world.pauses).isEmpty();
  }

  @Test
  void deadNetwork_isUnavailable() {
    WebTarget target = target(world.node());
    world.atlassian.close();

    assertUnavailable(() -> target.request().get(), Reason.TOKENS_UNAVAILABLE);
    assertThat(world.pauses).containsExactly(BOTH_PAUSES);
    assertThat(world.stored()).isEqualTo(grant);
  }

  @Test
  void threadThatIsToldToStop_doesNotTryAgain() {
    world.atlassian.loseAnswer();
    AtlassianClients node =
        world.node(
            time -> {
              throw new InterruptedException();
            });

    assertUnavailable(() -> target(node).request().get(), Reason.TOKENS_UNAVAILABLE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(world.atlassian.asked()).hasSize(1);
  }

  @Test
  void logs_holdNoSecretAtTheirFinest() {
    try (LogLines log = new LogLines("dev.connectsecurity")) {
      world.atlassian.loseAnswer().answerInstead(500, "canary").answerInstead(401, "{}");
      refusal(() -> target(world.node()).request().get());
      world.atlassian.book().revoke();
      assertConsentRequired(() -> target(world.node()).request().get());

      assertThat(log.whole())
          .contains(
              "connect.grant.ended: the consent has ended: the token server answers 403"
                  + " invalid_grant")
          .allSatisfy(line -> assertThat(line).doesNotContain("canary"));
    }
  }

  private WebTarget target(AtlassianClients node) {
    return node.withGrant(grant, site(Product.JIRA));
  }

  private static void assertUnavailable(ThrowingCallable call, Reason reason) {
    assertThatThrownBy(call)
        .cause()
        .isInstanceOfSatisfying(
            UnavailableException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertNothingSecret(e);
            });
  }

  private static void assertConsentRequired(ThrowingCallable call) {
    CallRefusedException refused = refusal(call);
    assertThat(refused).isInstanceOf(ConsentRequiredException.class);
    assertNothingSecret(refused);
  }

  private static void assertNothingSecret(AtlassianSecurityException thrown) {
    StringWriter printed = new StringWriter();
    thrown.printStackTrace(new PrintWriter(printed));
    assertThat(printed.toString()).doesNotContain("canary");
  }
}
