package dev.connectsecurity.it.payara.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.payara.nodes.Database;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.FrontDoor;
import dev.connectsecurity.it.support.PayaraMicro;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.samples.simulator.Product;
import dev.connectsecurity.samples.simulator.Site;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * No secret is in the database, its files or the logs, in clear, in hexadecimal or in base64, while
 * every logger of the server stands at its finest level, or at the one before where the server
 * fails.
 *
 * <p>Two loggers are left out, which write the bytes on the wire whoever they are for: the JDK's
 * own of HTTP connections and that of the server's HTTP layer. SECURITY.md names both.
 */
class SecretsNowhereIT {
  // Payara 6 itself fails where its own injected logger is at FINEST: a null in the very line that
  // it would write.
  private static final String LOGGING =
      """
      handlers=java.util.logging.ConsoleHandler
      .level=FINER
      com.level=ALL
      dev.level=ALL
      fish.level=ALL
      io.level=ALL
      java.level=ALL
      jdk.level=ALL
      org.level=ALL
      sun.level=ALL
      java.util.logging.ConsoleHandler.level=ALL
      java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter
      sun.net.www.protocol.http.level=INFO
      org.glassfish.grizzly.level=INFO
      """;
  private static final String TURN = "here-the-test-begins-to-say-what-must-be-found";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void secrets_areNeitherInTheDatabaseNorInTheLogs() throws IOException {
    FrontDoor door = FrontDoor.open();
    Site site = Atlassian.simulator().addSite(Product.JIRA, "Acme Planted");
    Site other = Atlassian.simulator().addSite(Product.JIRA, "Acme Gone");
    Planted planted = new Planted(site, other);
    List<Canary> canaries = new ArrayList<>(planted.canaries());
    Path logging = Files.writeString(folder.resolve("logging.properties"), LOGGING);
    try (Database database = Database.start(folder)) {
      planted.letIn(database, folder.resolve("data"));
      PayaraMicro server =
          PayaraMicro.start(
              folder,
              List.of("--logproperties", logging.toString()),
              planted.app(database, door.origin()));
      Path start = Files.write(folder.resolve("start.log"), server.log());
      try (server) {
        RawHttp http = new RawHttp(server.port());
        door.leadTo(http);
        Story story = new Story(http, site, other);
        canaries.addAll(story.lived(door.origin() + "/app"));
        assertThat(canaries).hasSizeGreaterThan(12);
        Search search = new Search(canaries);
        assertThat(search.in(Dump.write(database, folder.resolve("dump")))).isEmpty();
        assertThat(search.in(folder.resolve("data"))).isEmpty();

        database.execute("CREATE TABLE planted (what TEXT)");
        story.call("say", "X-Say: " + TURN);
        for (Canary canary : canaries) {
          canary.forms().values().forEach(form -> story.call("say", "X-Say: " + form));
          plant(database, canary);
        }
        assertThat(search.in(Dump.write(database, folder.resolve("dump-with-all"))))
            .isEqualTo(search.everything());
        assertThat(search.in(folder.resolve("data"))).isEqualTo(search.everything());
      }
      Path before = folder.resolve("before.log");
      Path after = folder.resolve("after.log");
      divide(folder.resolve("server.log"), before, after);
      Search search = new Search(canaries);
      assertThat(search.in(start)).isEmpty();
      assertThat(search.in(before)).isEmpty();
      assertThat(Files.readString(before, StandardCharsets.ISO_8859_1))
          .contains("connect.auth.rejected", "FINEST: ");
      assertThat(search.in(after)).isEqualTo(search.everything());
    }
  }

  // Byte by byte as they came: ISO 8859-1 has a letter for each.
  private static void divide(Path log, Path before, Path after) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1);
        Writer first = Files.newBufferedWriter(before, StandardCharsets.ISO_8859_1);
        Writer second = Files.newBufferedWriter(after, StandardCharsets.ISO_8859_1)) {
      Writer part = first;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        part = line.contains(TURN) ? second : part;
        part.write(line + '\n');
      }
    }
  }

  private static void plant(Database database, Canary canary) {
    try (Connection connection = database.connect();
        PreparedStatement row = connection.prepareStatement("INSERT INTO planted VALUES (?)")) {
      for (String form : canary.forms().values()) {
        row.setString(1, form);
        row.executeUpdate();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
