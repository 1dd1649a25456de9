package dev.connectsecurity.it.payara.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.PayaraMicro;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.samples.simulator.OAuthServer;
import dev.connectsecurity.samples.simulator.User;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that is slow, a pool that is empty, a commit that fails: each with one server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseFaultsIT {
  private static final OAuthServer OAUTH = Atlassian.simulator().oauth();
  private static final String PAGE = "/app/page";
  // The driver gives up after two seconds: once for a connection that it has, once for a new one.
  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final Duration PROMPT = Duration.ofSeconds(2);
  private static final Bounds BOUNDS = new Bounds(Duration.ofMinutes(1), Duration.ofMinutes(1));

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private Database database;
  private Cable cable;
  private PayaraMicro server;
  private RawHttp http;

  @BeforeAll
  void start() throws IOException {
    database = Database.start(folder);
    cable = Cable.to(database.port());
    server = PayaraMicro.start(folder, NodesApp.ofFaults(cable, BOUNDS.configuration()));
    http = new RawHttp(server.port());
    CommitFault.prepare(database);
  }

  @AfterEach
  void repair() {
    cable.go();
    CommitFault.disarm(database);
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
    cable.close();
    database.close();
  }

  @ParameterizedTest
  @EnumSource
  void databaseWithoutAnswers_isMissedByUnknownTenantsOnly(Trouble trouble) throws Exception {
    Tenant known = Tenant.named("known");
    Atlassian.install(http, known);
    assertThat(page(known).status()).isEqualTo(200);
    Runnable end = trouble.begin(database, cable);
    try {
      onlyUnknownTenantsMissIt(trouble, known);
    } finally {
      end.run();
    }
    assertRecovers(known, "nodes.slow, " + trouble);
  }

  private void onlyUnknownTenantsMissIt(Trouble trouble, Tenant known) {
    List<CompletableFuture<Timed>> unknown =
        Stream.generate(() -> timed(() -> page(Tenant.named("unknown")))).limit(6).toList();
    Duration slowest = Duration.ZERO;
    int served = 0;
    while (unknown.stream().anyMatch(one -> !one.isDone())) {
      Timed answer = timed(() -> page(known)).join();
      assertThat(answer.status()).isEqualTo(200);
      slowest = slowest.compareTo(answer.time()) > 0 ? slowest : answer.time();
      served++;
    }
    assertThat(slowest).isLessThan(PROMPT);
    assertThat(served).isPositive();
    assertThat(unknown)
        .allSatisfy(one -> assertThat(one.join().time()).isLessThan(BOUND))
        .allSatisfy(one -> assertUnavailable(one.join().answer()));
    System.out.printf(
        "nodes.slow, %s: %d pages of a known tenant, slowest %s; unknown ones told after %s%n",
        trouble, served, slowest, unknown.stream().map(one -> one.join().time()).toList());
  }

  @Test
  void emptyPool_isToldAtOnceAndRecovers() {
    Tenant known = Tenant.named("known");
    Atlassian.install(http, known);
    assertThat(page(known).status()).isEqualTo(200);
    List<CompletableFuture<Timed>> holders =
        Stream.generate(() -> timed(() -> http.get("/app/public/hold"))).limit(2).toList();
    Poll.until("held", BOUND, () -> held() == 2);

    Timed page = timed(() -> page(Tenant.named("unknown"))).join();
    Timed install = timed(() -> Atlassian.post(http, "installed", known.withNewSecret())).join();
    assertUnavailable(page.answer());
    assertUnavailable(install.answer());
    assertThat(List.of(page.time(), install.time()))
        .allSatisfy(time -> assertThat(time).isLessThan(BOUND));
    assertThat(page(known).status()).isEqualTo(200);
    System.out.printf("nodes.pool: told after %s and %s%n", page.time(), install.time());

    http.send("POST", "/app/public/hold", "");
    assertThat(holders).allSatisfy(one -> assertThat(one.join().answer().body()).isEqualTo("true"));
    assertRecovers(known, "nodes.pool");
  }

  @ParameterizedTest
  @EnumSource
  void callbackWhoseCommitFails_isNotAcknowledgedAndMayBeRepeated(CommitFault fault) {
    Customer customer = new Customer(BOUNDS);
    for (boolean install : List.of(true, true, false, true)) {
      Step step = customer.next(install, 0);
      String event = install ? "installed" : "uninstalled";
      String token = Atlassian.token(customer.key(), event).sign();
      String body = Atlassian.body(step.tenant(), event).toString();
      String before = row(customer);
      fault.arm(database, cable);

      Answer answer = Atlassian.post(http, event, token, body);

      assertUnavailable(answer);
      assertThat(cable.isArmed()).isFalse();
      assertThat(customer.wrong(row(customer))).isEmpty();
      assertThat(Objects.equals(row(customer), before)).isEqualTo(!fault.commits());
      CommitFault.disarm(database);
      assertThat(Atlassian.post(http, event, token, body).status()).isEqualTo(204);
      step.acknowledge();
      assertThat(customer.wrong(row(customer))).isEmpty();
      Tenant now = customer.history().install(0).orElseThrow().tenant();
      assertThat(page(now).status()).isEqualTo(install ? 200 : 401);
    }
  }

  @ParameterizedTest
  @EnumSource
  void renewalWhoseCommitFails_isNotUsedAndMayBeRepeated(CommitFault fault) {
    Browser browser = Browser.signedIn(http, http, User.ALICE);
    assertThat(browser.ask(http).status()).isEqualTo(200);
    OAUTH.expireAccessTokens();
    fault.arm(database, cable);

    Answer answer = browser.ask(http);

    assertThat(answer.status()).as("%s", answer).isEqualTo(503);
    assertThat(cable.isArmed()).isFalse();
    CommitFault.disarm(database);
    assertThat(browser.ask(http).status()).isEqualTo(200);
    OAUTH.expireAccessTokens();
    Poll.until("renewed again", BOUND, () -> browser.ask(http).status() == 200);
    assertThat(database.rows("SELECT id FROM connect_grant WHERE status <> 'ACTIVE'")).isEmpty();
  }

  private void assertRecovers(Tenant known, String name) {
    Duration time =
        Poll.until("recovered", BOUND, () -> page(Tenant.named("unknown")).status() == 401);
    assertThat(page(known).status()).isEqualTo(200);
    Atlassian.install(http, known.withNewSecret());
    System.out.printf("%s: recovered within %s%n", name, time);
  }

  private static void assertUnavailable(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(503);
    assertThat(answer.header("Retry-After")).contains("30");
  }

  private String row(Customer customer) {
    return http.get("/app/public/tenants")
        .body()
        .lines()
        .filter(line -> line.startsWith(customer.key() + ' '))
        .map(line -> line.substring(customer.key().length() + 1))
        .findFirst()
        .orElse(null);
  }

  private Answer page(Tenant tenant) {
    return http.get(PAGE, tenant.authorization(PAGE));
  }

  private int held() {
    Answer counted = http.send("HEAD", "/app/public/hold", "");
    return Integer.parseInt(counted.header("X-Held").orElseThrow());
  }

  private static CompletableFuture<Timed> timed(Supplier<Answer> call) {
    return CompletableFuture.supplyAsync(
        () -> {
          long begun = System.nanoTime();
          Answer answer = call.get();
          return new Timed(answer, Poll.since(begun));
        },
        work -> new Thread(work, "call").start());
  }

  private record Timed(Answer answer, Duration time) {
    int status() {
      return answer.status();
    }
  }
}
