package dev.connectsecurity.internal.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Notes the connections that a data source hands out. */
final class Noted {
  private Noted() {}

  static DataSource connections(DataSource real, AtomicReference<Connection> last) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(real, arguments);
                if (answer instanceof Connection connection) {
                  last.set(connection);
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
