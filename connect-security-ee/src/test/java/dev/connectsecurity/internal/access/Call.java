package dev.connectsecurity.internal.access;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Map;

/** A call on its way to a bean. */
record Call(Object target, Method method) implements InvocationContext {

  @Override
  public Object getTarget() {
    return target;
  }

  @Override
  public Method getMethod() {
    return method;
  }

  @Override
  public Object proceed() {
    return "proceeded";
  }

  @Override
  public Object getTimer() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Constructor<?> getConstructor() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Object[] getParameters() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setParameters(Object[] parameters) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, Object> getContextData() {
    throw new UnsupportedOperationException();
  }
}
