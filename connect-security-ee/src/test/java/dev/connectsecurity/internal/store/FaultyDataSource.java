package dev.connectsecurity.internal.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A data source in front of a real one, on which a test can let the n-th call of a JDBC method
 * fail, or do something before or after it.
 */
final class FaultyDataSource {
  private final DataSource real;
  private final boolean autoCommit;
  private final List<String> calls = new ArrayList<>();
  private final Map<String, Fault> before = new HashMap<>();
  private final Map<String, Fault> after = new HashMap<>();
  private final Map<String, Object> answers = new HashMap<>();

  FaultyDataSource(DataSource real) {
    this(real, true);
  }

  /** Hands out connections with auto-commit on or off. */
  FaultyDataSource(DataSource real, boolean autoCommit) {
    this.real = real;
    this.autoCommit = autoCommit;
  }

  DataSource dataSource() {
    return wrap(DataSource.class, real);
  }

  /** Lets the n-th call from now on do something first; n = 0 means every call. */
  void before(String method, int n, Fault fault) {
    calls.clear();
    before.put(method + n, fault);
  }

  /** Lets the n-th call from now on do something afterwards. */
  void after(String method, int n, Fault fault) {
    calls.clear();
    after.put(method + n, fault);
  }

  /** Lets every call of a method give that answer instead of the real one. */
  void answer(String method, Object answer) {
    answers.put(method, answer);
  }

  void fail(String method, int n) {
    before(
        method,
        n,
        () -> {
          throw new SQLException("planted", "08006", 17);
        });
  }

  void heal() {
    before.clear();
    after.clear();
    calls.clear();
  }

  int count(String method) {
    return (int) calls.stream().filter(method::equals).count();
  }

  List<String> calls() {
    return List.copyOf(calls);
  }

  private <T> T wrap(Class<T> type, Object target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(target, method, arguments)));
  }

  private Object call(Object target, Method method, Object[] arguments) throws Throwable {
    String name = name(target, method);
    calls.add(name);
    int n = count(name);
    strike(before, name, n);
    Object result = invoke(target, method, arguments);
    strike(after, name, n);
    return answers.containsKey(name) ? answers.get(name) : wrapped(result);
  }

  // Closing statements and rows must not be counted as closing the connection, nor settings of the
  // session as statements.
  private static String name(Object target, Method method) {
    if (target instanceof PreparedStatement && method.getName().equals("execute")) {
      return "executePrepared";
    }
    return target instanceof Statement && method.getName().equals("close")
        ? "closeStatement"
        : method.getName();
  }

  private static void strike(Map<String, Fault> faults, String name, int n) throws SQLException {
    for (String key : List.of(name + n, name + 0)) {
      if (faults.containsKey(key)) {
        faults.get(key).strike();
      }
    }
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object wrapped(Object result) throws SQLException {
    if (result instanceof Connection connection) {
      connection.setAutoCommit(autoCommit);
      return wrap(Connection.class, result);
    }
    if (result instanceof PreparedStatement) {
      return wrap(PreparedStatement.class, result);
    }
    if (result instanceof Statement) {
      return wrap(Statement.class, result);
    }
    return result instanceof DatabaseMetaData ? wrap(DatabaseMetaData.class, result) : result;
  }

  /** What happens at a call. */
  @FunctionalInterface
  interface Fault {
    void strike() throws SQLException;
  }
}
