package dev.connectsecurity.internal.outbound;

import static dev.connectsecurity.internal.outbound.GrantWorld.site;
import static dev.connectsecurity.internal.outbound.Tenants.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.AtlassianSite;
import dev.connectsecurity.CallMode;
import dev.connectsecurity.ConsentRequiredException;
import dev.connectsecurity.GrantStatus;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.testing.FakeTokenBook;
import jakarta.ws.rs.client.WebTarget;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls by a user's consent, on one node. */
@Timeout(60)
class GrantCallsTest {
  private static final Duration NANO = Duration.ofNanos(1);

  private final GrantWorld world = new GrantWorld();

  @AfterEach
  void end() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void call_goesToTheSitesPlaceInTheGatewayWithTheStoredToken(Product product) {
    OAuthGrant grant = world.consent();
    WebTarget target = world.node().withGrant(grant, site(product));

    assertThat(target.path("rest/x").queryParam("a", "b").request().get().getStatus())
        .isEqualTo(200);

    assertThat(world.atlassian.calls())
        .containsExactly(
            "/ex/" + product.productType() + "/cloud-1/rest/x?a=b Bearer access-canary-1");
    assertThat(world.atlassian.asked()).isEmpty();
  }

  @Test
  void resourceOfNoSite_isCalledAtTheGatewaysRoot() {
    OAuthGrant grant = world.consent();

    world.node().withGrant(grant, "/me").request().get();

    assertThat(world.atlassian.calls()).containsExactly("/me Bearer access-canary-1");
  }

  @Test
  void modeOfAGrant_knowsAsWhom() {
    Authentication mode = world.modes().of(world.consent(), site(Product.JIRA));

    assertThat(mode.subject())
        .isEqualTo(
            new Subject(CallMode.GRANT, Optional.empty(), Optional.of("5be24ad8b1653240376955d2")));
  }

  @Test
  void targetOfAGrant_isBoundToItsSite() {
    WebTarget target = world.node().withGrant(world.consent(), site(Product.JIRA));

    assertThat(refusal(() -> target.path("../cloud-2/x").request().get()).reason())
        .isEqualTo(Reason.FOREIGN_TARGET);
    assertThat(world.atlassian.calls()).isEmpty();
  }

  @Test
  void expiredToken_isRenewedAndStoredBeforeItIsUsed() {
    OAuthGrant grant = world.consent();
    world.time.pass(FakeTokenBook.LIFE);

    call(world.node(), grant);

    assertThat(world.journal).containsExactly("traded", "committed", "called");
    assertThat(world.stored().accessToken().reveal()).isEqualTo("access-canary-2");
    assertThat(world.stored().refreshToken().orElseThrow().reveal()).isEqualTo("refresh-canary-2");
    assertThat(world.stored().accessTokenExpiresAt())
        .isEqualTo(world.time.instant().plus(FakeTokenBook.LIFE));
    assertThat(world.stored().renewedAt()).isEqualTo(world.time.instant());
    assertThat(world.stored().consentedAt()).isEqualTo(grant.consentedAt());
    assertThat(world.atlassian.asked())
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked).hasSize(4);
              assertThat(asked.getString("grant_type")).isEqualTo("refresh_token");
              assertThat(asked.getString("client_id")).isEqualTo("client-1");
              assertThat(asked.getString("refresh_token")).isEqualTo("refresh-canary-1");
            });
  }

  @Test
  void grant_livesThroughManyRenewals() {
    OAuthGrant grant = world.consent();
    AtlassianClients node = world.node();
    for (int i = 0; i < 20; i++) {
      world.time.pass(FakeTokenBook.LIFE);
      call(node, grant);
    }

    assertThat(world.atlassian.asked()).hasSize(20);
    assertThat(world.stored().refreshToken().orElseThrow().reveal()).isEqualTo("refresh-canary-21");
  }

  @Test
  void storedToken_isUsedUntilFiveSecondsBeforeItsEnd() {
    OAuthGrant grant = world.consent();
    world.time.pass(FakeTokenBook.LIFE.minusSeconds(5).minus(NANO));
    call(world.node(), grant);
    assertThat(world.atlassian.asked()).isEmpty();

    world.time.pass(NANO);
    call(world.node(), grant);
    assertThat(world.atlassian.asked()).hasSize(1);
  }

  @Test
  void answerWithoutARefreshToken_keepsTheOldOne() {
    OAuthGrant grant = world.consent();
    world.time.pass(FakeTokenBook.LIFE);
    world.atlassian.answerInstead(
        200, "{'access_token':'of-its-own','token_type':'Bearer','expires_in':3600}");

    assertThat(header(world.modes().of(grant, site(Product.JIRA)))).isEqualTo("Bearer of-its-own");
    assertThat(world.stored().refreshToken()).isEqualTo(grant.refreshToken());
  }

  @Test
  void tokenThatTheProductRefuses_isRenewedOnceAndStored() {
    OAuthGrant grant = world.consent();
    Authentication mode = world.modes().of(grant, site(Product.JIRA));
    assertThat(header(mode)).isEqualTo("Bearer access-canary-1");

    assertThat(mode.renew("Bearer access-canary-1")).isTrue();
    assertThat(header(mode)).isEqualTo("Bearer access-canary-2");
    assertThat(mode.renew("Bearer access-canary-1")).isTrue();
    assertThat(header(mode)).isEqualTo("Bearer access-canary-2");
    assertThat(mode.renew("Bearer access-canary-2")).isFalse();

    assertThat(world.atlassian.asked()).hasSize(1);
    assertThat(world.stored().accessToken().reveal()).isEqualTo("access-canary-2");
  }

  @Test
  void callThatTheProductRefuses_isRepeatedWithATokenThatIsStoredBefore() {
    OAuthGrant grant = world.consent();
    world.atlassian.book().refuseAccessTokens();

    call(world.node(), grant);

    assertThat(world.journal).containsExactly("traded", "committed", "called");
    assertThat(world.atlassian.calls())
        .containsExactly(
            "/ex/jira/cloud-1/rest/api/3/myself Bearer access-canary-1",
            "/ex/jira/cloud-1/rest/api/3/myself Bearer access-canary-2");
  }

  @Test
  void consentThatTheUserHasEnded_isFoundOutByTheFirstCall() {
    OAuthGrant grant = world.consent();
    WebTarget target = world.node().withGrant(grant, site(Product.JIRA));
    world.atlassian.book().revoke();

    assertConsentRequired(() -> target.request().get());

    assertThat(world.stored().status()).isEqualTo(GrantStatus.ENDED);
    assertThat(world.events).hasSize(1);
    assertThat(world.atlassian.calls()).hasSize(1);
  }

  @Test
  void withoutOfflineAccess_theTokenIsUsedToItsEndThenTheGrantEnds() {
    OAuthGrant grant = world.consentWithoutOfflineAccess();
    AtlassianClients node = world.node();
    world.time.pass(FakeTokenBook.LIFE.minusSeconds(6));
    call(node, grant);
    WebTarget early = node.withGrant(grant, site(Product.JIRA));
    world.time.pass(Duration.ofSeconds(5));

    assertConsentRequired(() -> early.request().get());
    assertConsentRequired(() -> early.request().get());

    assertThat(world.atlassian.asked()).isEmpty();
    assertThat(world.stored().status()).isEqualTo(GrantStatus.ENDED);
    assertThat(world.events).hasSize(1);
  }

  @Test
  void withoutOfflineAccess_aRefusedTokenEndsNothing() {
    Authentication mode = world.modes().of(world.consentWithoutOfflineAccess(), site(Product.JIRA));
    header(mode);

    mode.renew("Bearer access-canary-1");
    assertThat(header(mode)).isEqualTo("Bearer access-canary-1");
    assertThat(mode.renew("Bearer access-canary-1")).isFalse();

    assertThat(world.stored().status()).isEqualTo(GrantStatus.ACTIVE);
  }

  @Test
  void grantThatHasEnded_needsConsentWhenTheTargetIsMade() {
    OAuthGrant grant = world.consent();
    world.grants.change(grant.id(), OAuthGrant::ended);

    assertConsentRequired(() -> world.node().withGrant(grant, site(Product.JIRA)));
    assertConsentRequired(() -> world.node().withGrant(grant, "/me"));
    assertThat(world.events).isEmpty();
  }

  @Test
  void erasedGrant_needsConsentAtOnceOnItsNodeAndForNewTargetsOnAll() {
    OAuthGrant grant = world.consent();
    AtlassianClients node = world.node();
    WebTarget early = node.withGrant(grant, site(Product.JIRA));
    early.request().get();
    world.grants.forget(grant.id());
    node.forgetGrant(grant.id());

    assertConsentRequired(() -> early.request().get());
    assertConsentRequired(() -> world.node().withGrant(grant, site(Product.JIRA)));
    assertThat(world.events).isEmpty();
  }

  @Test
  void forgettingOneGrant_leavesTheOthers() {
    OAuthGrant grant = world.consent();
    AtlassianClients node = world.node();
    WebTarget target = node.withGrant(grant, site(Product.JIRA));
    target.request().get();
    node.forgetGrant("another");
    node.forgetTenant("grant");
    world.grants.down(true);

    assertThat(target.request().get().getStatus()).isEqualTo(200);
  }

  @Test
  void storeWithoutAnAnswer_isUnavailable() {
    OAuthGrant grant = world.consent();
    AtlassianClients node = world.node();
    WebTarget target = node.withGrant(grant, site(Product.JIRA));
    world.grants.down(true);

    assertThatThrownBy(() -> node.withGrant(grant, site(Product.JIRA)))
        .isInstanceOfSatisfying(
            UnavailableException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.STORE_UNAVAILABLE));
    assertThatThrownBy(() -> target.request().get()).hasCauseInstanceOf(UnavailableException.class);
    assertThat(world.atlassian.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "..", "a%2fb", "a?b", "ä"})
  void strangeCloudId_refused(String cloudId) {
    OAuthGrant grant = world.consent();
    AtlassianSite site =
        new AtlassianSite(
            cloudId, Product.JIRA, URI.create("https://acme.example"), "Acme", Set.of());

    assertThatThrownBy(() -> world.node().withGrant(grant, site))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void withoutConfiguration_theRemedyIsNamed() {
    OAuthGrant grant = world.consent();
    try (AtlassianClients clients = new ClientsBuilder().open()) {
      assertThat(refusal(() -> clients.withGrant(grant, site(Product.JIRA))))
          .hasMessageContaining("set the OAuth client's key");
    }
  }

  private static String header(Authentication mode) {
    return mode.headerFor("GET", mode.root());
  }

  private static void call(AtlassianClients node, OAuthGrant grant) {
    WebTarget target = node.withGrant(grant, site(Product.JIRA));
    assertThat(target.path("rest/api/3/myself").request().get().getStatus()).isEqualTo(200);
  }

  private static void assertConsentRequired(ThrowingCallable call) {
    assertThat(refusal(call))
        .isInstanceOfSatisfying(
            ConsentRequiredException.class,
            e -> {
              assertThat(e.loginUri()).isEqualTo(GrantWorld.LOGIN);
              assertThat(e.getMessage()).startsWith("Not sent: ").doesNotContain("canary");
            });
  }
}
