package dev.connectsecurity.it.installs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import dev.connectsecurity.samples.simulator.token.QueryStringHash;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody takes a tenant over, and no tenant is half stored. */
interface Takeovers extends Promise {
  String JSON = "Content-Type: application/json";

  @ParameterizedTest(name = "rows 73 and 74: {0}")
  @ValueSource(strings = {"installed", "uninstalled", "enabled", "disabled"})
  default void callbackWithoutAToken_isRefused(String event) {
    Tenant stranger = Tenant.named("stranger");
    Tenant a = cast().a();
    String before = stored(a);

    for (Tenant tenant : List.of(stranger, a)) {
      String body = Atlassian.body(tenant, event).toString();
      gate()
          .turnsAway(
              401, "MISSING", () -> http().send("POST", "/app/lifecycle/" + event, body, JSON));
    }
    assertThat(stored(stranger)).isEqualTo("nobody");
    assertThat(stored(a)).isEqualTo(before);
  }

  @Test
  default void row77_tokenOfOneTenantForAnother_isRefusedWhoeverIsKnown() {
    Tenant stranger = Tenant.named("stranger");
    for (Tenant[] pair :
        new Tenant[][] {
          {cast().a(), cast().b()}, {stranger, cast().b()}, {stranger, Tenant.named("other")}
        }) {
      String before = stored(pair[1]);
      String token = Atlassian.token(pair[0].clientKey(), "installed").sign();
      String body = Atlassian.body(pair[1].withNewSecret(), "installed").toString();

      gate().turnsAway(403, "OTHER_TENANT", () -> Atlassian.post(http(), "installed", token, body));
      assertThat(stored(pair[1])).isEqualTo(before);
    }
    assertThat(stored(stranger)).isEqualTo("nobody");
  }

  @Test
  default void row79_tokenOfOneCallbackAtAnother_isRefused() {
    Tenant a = cast().a();
    String forUninstalled = Atlassian.token(a.clientKey(), "uninstalled").sign();
    String forInstalled = Atlassian.token(a.clientKey(), "installed").sign();

    gate().turnsAway(401, "QUERY_STRING_HASH", () -> post("installed", forUninstalled, a));
    gate().turnsAway(401, "QUERY_STRING_HASH", () -> post("uninstalled", forInstalled, a));
    assertThat(open(a).status()).isEqualTo(200);
  }

  private Answer post(String event, String token, Tenant tenant) {
    return Atlassian.post(http(), event, token, Atlassian.body(tenant, event).toString());
  }

  @Test
  default void rows42And50_tokensOfPages_areNoneOfCallbacks() {
    Tenant a = cast().a();
    String context = a.token().claim("qsh", QueryStringHash.CONTEXT).sign();
    String session =
        a.token()
            .issuer(War.APP_KEY)
            .claim("use", "session")
            .claim("clientKey", a.clientKey())
            .sign();

    gate().turnsAway(401, "QUERY_STRING_HASH", () -> post("disabled", context, a));
    gate().turnsAway(401, "UNKNOWN_TENANT", () -> post("disabled", session, a));
    assertThat(stored(a)).startsWith("ENABLED");
  }

  @Test
  default void row83_tokenUsedAgain_repeatsItsBodyAndTakesNoOther() {
    Tenant tenant = Tenant.named("replayed");
    String token = Atlassian.token(tenant.clientKey(), "installed").sign();

    assertThat(post("installed", token, tenant).status()).isEqualTo(204);
    gate().turnsAway(401, "REPLAY", () -> post("installed", token, tenant.withNewSecret()));
    assertThat(post("installed", token, tenant).status()).isEqualTo(204);
    assertThat(open(tenant).status()).isEqualTo(200);
  }

  @Test
  default void rows39And90_afterReinstall_theNewSecretCountsAndOnlyTheLastOldOne() {
    Tenant first = Tenant.named("again");
    Tenant second = first.withNewSecret();
    Tenant third = first.withNewSecret();
    Atlassian.install(http(), first);
    assertThat(open(first).status()).isEqualTo(200);
    Gate.assertRefusal(open(second), 401);

    Atlassian.install(http(), second);

    assertThat(open(second).status()).isEqualTo(200);
    assertThat(open(first).status()).isEqualTo(200);

    Atlassian.install(http(), third);

    assertThat(open(third).status()).isEqualTo(200);
    assertThat(open(second).status()).isEqualTo(200);
    Gate.assertRefusal(open(first), 401);
  }

  @Test
  default void row38_afterUninstall_theTenantIsRefusedAndMayComeBack() {
    Tenant tenant = Tenant.named("leaving");
    Atlassian.install(http(), tenant);
    Atlassian.uninstall(http(), tenant);
    gate().turnsAway(401, "UNINSTALLED", () -> open(tenant));

    Tenant back = tenant.withNewSecret();
    Atlassian.install(http(), back);

    assertThat(open(back).status()).isEqualTo(200);
  }

  @Test
  default void row89_concurrentInstallsOfOneTenant_leaveOneOfThemWhole() {
    Tenant tenant = Tenant.named("crowd");
    List<JsonObject> bodies = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      bodies.add(
          Json.createObjectBuilder(Atlassian.body(tenant.withNewSecret(), "installed"))
              .add("baseUrl", "https://site" + i + ".atlassian.net")
              .add("oauthClientId", "client" + i)
              .build());
    }
    ExecutorService crowd = Executors.newFixedThreadPool(bodies.size());
    List<CompletableFuture<Answer>> answers =
        bodies.stream()
            .map(body -> CompletableFuture.supplyAsync(() -> installAs(tenant, body), crowd))
            .toList();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(204));
    crowd.shutdown();
    String[] row = stored(tenant).split(" ");
    assertThat(bodies)
        .filteredOn(body -> body.getString("sharedSecret").equals(row[3]))
        .singleElement()
        .satisfies(body -> assertThat(body.getString("baseUrl")).isEqualTo(row[2]))
        .satisfies(body -> assertThat(body.getString("oauthClientId")).isEqualTo(row[4]));
  }

  private Answer installAs(Tenant tenant, JsonObject body) {
    String token =
        Atlassian.token(tenant.clientKey(), "installed")
            .claim("jti", "" + UUID.randomUUID())
            .sign();
    return Atlassian.post(http(), "installed", token, body.toString());
  }
}
