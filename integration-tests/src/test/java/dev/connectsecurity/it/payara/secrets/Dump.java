package dev.connectsecurity.it.payara.secrets;

import dev.connectsecurity.it.payara.nodes.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/** Every row of every table, those of the database itself too, and what sessions have last said. */
final class Dump {
  private Dump() {}

  /** Writes it, and has the database write to its own files whatever it still holds in memory. */
  static Path write(Database database, Path file) {
    database.execute("ANALYZE");
    database.execute("CHECKPOINT");
    List<String> tables =
        database.rows("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables ORDER BY 1");
    try (Connection connection = database.connect();
        OutputStream out =
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String table : tables) {
        copy(connection, "SELECT * FROM " + table, out);
      }
      copy(connection, "SELECT * FROM pg_stat_activity", out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return file;
  }

  private static void copy(Connection connection, String select, OutputStream out)
      throws SQLException, IOException {
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("COPY (" + select + ") TO STDOUT", out);
  }
}
