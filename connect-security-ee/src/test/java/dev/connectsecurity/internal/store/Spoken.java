package dev.connectsecurity.internal.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Collection;
import javax.sql.DataSource;

/** Notes the statements that are prepared on a data source. */
final class Spoken {
  private Spoken() {}

  static DataSource statements(DataSource real, Collection<String> spoken) {
    return (DataSource)
        Proxy.newProxyInstance(
            Spoken.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              Object answer = invoke(real, method, arguments);
              return answer instanceof Connection connection ? noted(connection, spoken) : answer;
            });
  }

  private static Object noted(Connection connection, Collection<String> spoken) {
    return Proxy.newProxyInstance(
        Spoken.class.getClassLoader(),
        new Class<?>[] {Connection.class},
        (proxy, method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            spoken.add((String) arguments[0]);
          }
          return invoke(connection, method, arguments);
        });
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
