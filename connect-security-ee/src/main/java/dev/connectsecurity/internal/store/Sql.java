package dev.connectsecurity.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A statement of constant text and its parameters: texts, whole numbers and nulls. */
final class Sql {
  private final String text;
  private final List<Object> parameters;

  private Sql(String text, List<Object> parameters) {
    this.text = text;
    this.parameters = parameters;
  }

  static Sql of(String text, Object... parameters) {
    return new Sql(text, Arrays.asList(parameters));
  }

  /** Puts parameters one after the other. */
  static Object[] joined(Object[] first, Object... then) {
    return Stream.of(first, then).flatMap(Stream::of).toArray();
  }

  /** Runs a change; gives how many rows it met. */
  int update(Connection connection) throws SQLException {
    try (PreparedStatement statement = prepare(connection)) {
      return statement.executeUpdate();
    }
  }

  /** Reads every row. */
  <T> List<T> all(Connection connection, RowReader<T> reader) throws SQLException {
    try (PreparedStatement statement = prepare(connection);
        ResultSet row = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (row.next()) {
        found.add(reader.read(row));
      }
      return found;
    }
  }

  /** Reads the first row, if there is one. */
  <T> Optional<T> first(Connection connection, RowReader<T> reader) throws SQLException {
    return all(connection, reader).stream().findFirst();
  }

  /**
   * Reads the rows that have one of some values.
   *
   * @param text ends with the column that holds them, after a condition on the app
   */
  static <T> List<T> among(
      Connection connection,
      String text,
      String app,
      Collection<String> values,
      RowReader<T> reader)
      throws SQLException {
    if (values.isEmpty()) {
      return List.of();
    }
    String places = String.join(", ", Collections.nCopies(values.size(), "?"));
    Object[] parameters = joined(new Object[] {app}, values.toArray());
    return of(text + " IN (" + places + ")", parameters).all(connection, reader);
  }

  /** Runs one change for each key, all in one round trip. */
  static void updateEach(Connection connection, String text, List<Object[]> keys)
      throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      for (Object[] key : keys) {
        set(statement, Arrays.asList(key));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    set(statement, parameters);
    return statement;
  }

  private static void set(PreparedStatement statement, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      set(statement, i + 1, values.get(i));
    }
  }

  private static void set(PreparedStatement statement, int index, Object value)
      throws SQLException {
    if (value == null) {
      // Of no type: PostgreSQL puts no text into a column of numbers, not even none.
      statement.setNull(index, Types.NULL);
    } else if (value instanceof Long number) {
      statement.setLong(index, number);
    } else {
      statement.setString(index, (String) value);
    }
  }

  /** Reads a column that always holds something; what cannot be is told by its name only. */
  static <T> T parsed(ResultSet row, String column, Function<String, T> parser)
      throws SQLException {
    try {
      return parser.apply(row.getString(column));
    } catch (IllegalArgumentException e) {
      throw Failures.unreadable(column);
    }
  }

  /** Reads a column that may hold nothing. */
  static <T> Optional<T> optional(ResultSet row, String column, Function<String, T> parser)
      throws SQLException {
    return row.getString(column) == null
        ? Optional.empty()
        : Optional.of(parsed(row, column, parser));
  }

  /** Makes something of the current row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
