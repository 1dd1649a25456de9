package dev.connectsecurity.it.payara.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.PayaraMicro;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The key of the stores is changed from start to start: as it should be, and too early. */
class ChangedKeysIT {
  private static final String K1 = key("k1", 1);
  private static final String K2 = key("k2", 2);
  private static final String K3 = key("k3", 3);
  private static final Duration PROMPT = Duration.ofSeconds(30);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private final List<Tenant> tenants =
      IntStream.range(0, 5).mapToObj(number -> Tenant.named("keys" + number)).toList();
  private Database database;

  @BeforeEach
  void start() throws IOException {
    database = Database.start(folder);
  }

  @AfterEach
  void stop() throws IOException {
    database.close();
  }

  @Test
  void keys_areChangedWithoutALossAndOneThatIsGoneTooEarlyIsTold() {
    startedWith(
        K1,
        (node, log) -> {
          tenants.forEach(tenant -> Atlassian.install(node, tenant));
          assertServed(node, tenants, 200);
        });
    // as it was before there was a key
    database.execute(
        "UPDATE connect_host SET shared_secret = '%s' WHERE client_key = '%s'"
            .formatted(tenants.get(0).secret(), tenants.get(0).clientKey()));

    startedWith(
        K2 + "," + K1,
        (node, log) -> {
          health(node, "current=5 rewritten=5 older=0 clear=0 unreadable=0 missing={}");
          log.until("connect.store.reencryption ended rewritten=5 current=5 left=0 unreadable=0");
          assertServed(node, tenants, 200);
        });
    assertKeyOfAllRows("k2");

    startedWith(
        K2,
        (node, log) -> {
          health(node, "current=5 rewritten=0 older=0 clear=0 unreadable=0 missing={}");
          assertServed(node, tenants, 200);
          assertThat(log.lines()).noneMatch(line -> line.contains("CSE-027"));
        });

    List<String> underK2 =
        database.rows("SELECT shared_secret FROM connect_host ORDER BY client_key");
    startedWith(
        K3 + "," + K2,
        (node, log) ->
            health(node, "current=5 rewritten=5 older=0 clear=0 unreadable=0 missing={}"));
    // as if another node had still written with the old key
    for (int row = 0; row < underK2.size(); row++) {
      database.execute(
          "UPDATE connect_host SET shared_secret = '%s' WHERE client_key = '%s'"
              .formatted(underK2.get(row), inOrder().get(row).clientKey()));
    }

    Tenant late = Tenant.named("late");
    startedWith(
        K3,
        (node, log) -> {
          health(node, "current=0 rewritten=0 older=0 clear=0 unreadable=5 missing={k2=5}");
          log.until(
              "CSE-027 atlassian.store.encryption-keys reads all rows of tenants and consents but"
                  + " 5, which are answered by 503. Keys that are not there: k2 (rows: 5)");
          assertServed(node, tenants, 503);
          Atlassian.install(node, late);
          assertServed(node, List.of(late), 200);
        });

    startedWith(
        K3 + "," + K2,
        (node, log) -> {
          health(node, "current=6 rewritten=5 older=0 clear=0 unreadable=0 missing={}");
          assertServed(node, tenants, 200);
          assertServed(node, List.of(late), 200);
        });
    assertKeyOfAllRows("k3");
  }

  private List<Tenant> inOrder() {
    return tenants.stream().sorted(Comparator.comparing(Tenant::clientKey)).toList();
  }

  private void assertKeyOfAllRows(String id) {
    assertThat(database.rows("SELECT shared_secret FROM connect_host"))
        .isNotEmpty()
        .allMatch(text -> text.startsWith("sealed:v1." + id + "."));
    assertThat(database.rows("SELECT check_value FROM connect_check"))
        .singleElement()
        .asString()
        .startsWith("v1." + id + ".");
  }

  private static void assertServed(RawHttp node, List<Tenant> all, int status) {
    assertThat(all)
        .allSatisfy(
            tenant ->
                assertThat(node.get("/app/page", tenant.authorization("/app/page")).status())
                    .isEqualTo(status));
  }

  private static void health(RawHttp node, String rows) {
    Poll.until(
        "all rows were looked at",
        PROMPT,
        () -> node.get("/app/public/health").body().startsWith("DONE"));
    assertThat(node.get("/app/public/health").body()).isEqualTo("DONE reachable=true " + rows);
  }

  private void startedWith(String keys, Visit visit) {
    try {
      Path place = Files.createTempDirectory(folder, "node-");
      try (PayaraMicro node = PayaraMicro.start(place, NodesApp.ofKeys(database, keys))) {
        visit.to(new RawHttp(node.port()), new Log(node, place.resolve("server.log")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(String id, int number) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) number;
    return id + ":" + Base64.getEncoder().encodeToString(bytes);
  }

  /** What is done while a node is up. */
  @FunctionalInterface
  private interface Visit {
    void to(RawHttp node, Log log);
  }

  /** What a node logs, before it is ready and after. */
  private record Log(PayaraMicro node, Path rest) {

    List<String> lines() {
      try {
        return Stream.concat(node.log().stream(), Files.readAllLines(rest).stream()).toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void until(String text) {
      Poll.until(text, PROMPT, () -> lines().stream().anyMatch(line -> line.contains(text)));
    }
  }
}
