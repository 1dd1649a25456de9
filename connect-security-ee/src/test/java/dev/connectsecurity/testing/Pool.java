package dev.connectsecurity.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;

/**
 * Hands connections out again, as they were given back, like the pool of a server: whoever changes
 * one and does not change it back is found out by the next.
 */
public final class Pool {
  private final DataSource real;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  private Pool(DataSource real) {
    this.real = real;
  }

  /** Puts a pool in front of a data source. */
  public static DataSource over(DataSource real) {
    Pool pool = new Pool(real);
    return (DataSource)
        Proxy.newProxyInstance(
            Pool.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                method.getName().equals("getConnection") && arguments == null
                    ? pool.borrow()
                    : invoke(real, method, arguments));
  }

  private Connection borrow() throws SQLException {
    for (Connection next = idle.poll(); next != null; next = idle.poll()) {
      if (next.isValid(5)) {
        return lent(next);
      }
    }
    return lent(real.getConnection());
  }

  private Connection lent(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Pool.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                idle.push(connection);
                return null;
              }
              return invoke(connection, method, arguments);
            });
  }

  private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
