package dev.connectsecurity.it.payara.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** By one key, the tenants of another library are there at the start, for good. */
class MoveInIT {
  private static final Pattern COUNTS =
      Pattern.compile("connect\\.move-in from=\\S+ taken=(\\d+) known=(\\d+) skipped=(\\d+)");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @ParameterizedTest
  @EnumSource
  void tenants_moveInOnceAndNoticeNothing(FormerLibrary library) throws IOException {
    Tenant stays = Tenant.named("stays");
    Tenant again = Tenant.named("again");
    Tenant elsewhere = new Tenant("elsewhere", stays.secret() + "?", "https://evil.example");
    try (Database database = Database.start(folder)) {
      library.fill(database, stays, again, elsewhere);
      try (TwoNodes nodes =
          TwoNodes.start(
              folder,
              NodesApp.ofConnect(
                  database,
                  "atlassian.store.move-in-from=" + library.key(),
                  "atlassian.store.previous-secret-time=PT0S"))) {
        assertThat(counts(nodes, 0).taken() + counts(nodes, 1).taken()).isEqualTo(2);
        assertThat(counts(nodes, 0).all()).isEqualTo(counts(nodes, 1).all()).isEqualTo(2);
        for (RawHttp node : nodes.all()) {
          assertThat(page(node, stays)).isEqualTo(200);
          assertThat(page(node, stays.withNewSecret())).isEqualTo(401);
          assertThat(page(node, elsewhere)).isEqualTo(401);
        }
        assertThat(database.rows("SELECT shared_secret FROM connect_host"))
            .hasSize(2)
            .allMatch(secret -> secret.startsWith("sealed:"));
        assertThat(database.rows("SELECT 1 FROM " + library.table())).hasSize(3);

        Tenant renewed = again.withNewSecret();
        Atlassian.install(nodes.a(), renewed);
        nodes.kill(0);
        nodes.restart(0);

        assertThat(counts(nodes, 0)).isEqualTo(new Counts(0, 2, 1));
        assertThat(page(nodes.a(), stays)).isEqualTo(200);
        assertThat(page(nodes.a(), renewed)).isEqualTo(200);
        assertThat(page(nodes.a(), again)).isEqualTo(401);
        assertSilent(nodes, stays, again, renewed, elsewhere);
      }
    }
  }

  private static void assertSilent(TwoNodes nodes, Tenant... tenants) {
    for (List<String> log : List.of(nodes.log(0), nodes.log(1))) {
      assertThat(log)
          .anyMatch(line -> line.contains("connect.move-in.skipped client-key=elsewhere: "));
      for (Tenant tenant : tenants) {
        assertThat(log).noneMatch(line -> line.contains(tenant.secret()));
      }
    }
  }

  private static int page(RawHttp node, Tenant tenant) {
    return node.get("/app/page", tenant.authorization("/app/page")).status();
  }

  private static Counts counts(TwoNodes nodes, int node) {
    Matcher line = COUNTS.matcher(String.join("\n", nodes.log(node)));
    assertThat(line.find()).isTrue();
    return new Counts(number(line, 1), number(line, 2), number(line, 3));
  }

  private static int number(Matcher line, int group) {
    return Integer.parseInt(line.group(group));
  }

  /** What a node has told. */
  private record Counts(int taken, int known, int skipped) {
    int all() {
      return taken + known;
    }
  }
}
