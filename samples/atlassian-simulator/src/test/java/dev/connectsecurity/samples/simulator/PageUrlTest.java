package dev.connectsecurity.samples.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.samples.simulator.token.DecodedToken;
import dev.connectsecurity.samples.simulator.token.QueryStringHash;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageUrlTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final Simulator simulator =
      Simulator.start(SimulatorOptions.defaults().withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
  private final TinyApp app = TinyApp.withScopes("READ");
  private final Site site = simulator.site();

  @BeforeEach
  void install() {
    site.install(app.baseUrl());
  }

  @AfterEach
  void stop() {
    app.close();
    simulator.close();
  }

  @Test
  void contextParameters_areFilledInAndUnknownOnesEmptied() {
    assertThat(site.pageUrl("panel", User.ALICE))
        .startsWith(app.baseUrl() + "/panel?issueKey=ACME-1&unknown=&")
        .contains("&xdm_e=http%3A%2F%2Flocalhost%3A", "&xdm_c=channel-panel", "&cp=", "&lic=none");
  }

  @Test
  void token_bindsTheWholeUrlToTheUser() {
    String url = site.pageUrl("panel", User.ALICE, Map.of("theme", "dark blue"));
    DecodedToken token = tokenOf(url);

    assertThat(token.isSignedWith(site.installation().sharedSecret())).isTrue();
    assertThat(token.payload().getString("qsh"))
        .isEqualTo(QueryStringHash.of("GET", url, app.baseUrl()));
    assertThat(token.payload().getString("sub")).isEqualTo(User.ALICE.accountId());
    assertThat(token.payload().getInt("iat")).isEqualTo((int) NOW.getEpochSecond());
    assertThat(token.payload().getInt("exp")).isEqualTo((int) NOW.getEpochSecond() + 180);
    assertThat(token.payload().getJsonObject("context")).isEmpty();
    assertThat(QueryStringHash.canonical("GET", url, app.baseUrl())).contains("theme=dark%20blue");
  }

  @Test
  void path_standsInForAModule() {
    assertThat(site.pageUrl("/panel/more?x=1", User.BOB))
        .startsWith(app.baseUrl() + "/panel/more?x=1&cp=");
  }

  @Test
  void anonymousVisitor_hasNoSubject() {
    assertThat(tokenOf(site.pageUrl("panel", User.ANONYMOUS)).payload()).doesNotContainKey("sub");
  }

  @Test
  void variation_isSigned() {
    String url =
        site.pageUrl("panel", User.ALICE, Map.of(), token -> token.claim("exp", 1).without("iat"));

    assertThat(tokenOf(url).payload().getInt("exp")).isEqualTo(1);
    assertThat(tokenOf(url).isSignedWith(site.installation().sharedSecret())).isTrue();
  }

  @Test
  void contextToken_isBoundToNoUrlAndLastsAQuarterOfAnHour() {
    DecodedToken token = DecodedToken.of(site.contextToken(User.BOB)).orElseThrow();

    assertThat(token.payload().getString("qsh")).isEqualTo("context-qsh");
    assertThat(token.payload().getInt("exp") - token.payload().getInt("iat")).isEqualTo(900);
  }

  @Test
  void unknownModule_isRefused() {
    assertThatThrownBy(() -> site.pageUrl("nope", User.ALICE)).hasMessageContaining("nope");
  }

  @Test
  void webhook_goesToWhoeverWaitsForTheEvent() {
    assertThat(site.webhook("jira:issue_created")).containsExactly(204);
    assertThat(site.webhook("jira:issue_deleted")).isEmpty();

    Request hook = app.last("/hook");
    assertThat(TinyApp.json(hook).getString("webhookEvent")).isEqualTo("jira:issue_created");
    assertThat(TinyApp.token(hook).payload().getString("qsh"))
        .isEqualTo(QueryStringHash.sha256("POST&/hook&"));
  }

  private static DecodedToken tokenOf(String url) {
    return DecodedToken.of(url.substring(url.indexOf("&jwt=") + 5)).orElseThrow();
  }
}
