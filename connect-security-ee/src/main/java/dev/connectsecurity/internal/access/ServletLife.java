package dev.connectsecurity.internal.access;

import jakarta.servlet.GenericServlet;
import jakarta.servlet.Servlet;
import java.lang.reflect.Method;

/**
 * Tells the server's own calls of a servlet from requests.
 *
 * <p>A server that makes servlets by CDI lets interceptors see {@code init} and {@code destroy}
 * too: there nobody is calling, and nothing is answered.
 */
final class ServletLife {
  private ServletLife() {}

  static boolean isPartOf(Method method, Object target) {
    return target instanceof Servlet && !method.getName().equals("service") && isGeneric(method);
  }

  private static boolean isGeneric(Method method) {
    try {
      GenericServlet.class.getMethod(method.getName(), method.getParameterTypes());
      return true;
    } catch (NoSuchMethodException ofTheApplication) {
      return false;
    }
  }
}
