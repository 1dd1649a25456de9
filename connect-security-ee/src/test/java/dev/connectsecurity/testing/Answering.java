package dev.connectsecurity.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Makes an object answer for a large interface of which it has only the methods that matter.
 *
 * <p>Every other method throws, so that a test shows when code asks for something that it should
 * not rely on, such as a session, the decoded path or the {@code Host} that the caller chose.
 */
final class Answering {

  private Answering() {}

  static <T> T as(Class<T> type, Object target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer(target, method, arguments)));
  }

  private static Object answer(Object target, Method method, Object[] arguments) throws Throwable {
    Method own;
    try {
      own = target.getClass().getMethod(method.getName(), method.getParameterTypes());
    } catch (NoSuchMethodException e) {
      throw new UnsupportedOperationException("the fake has no " + method, e);
    }
    try {
      return own.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
