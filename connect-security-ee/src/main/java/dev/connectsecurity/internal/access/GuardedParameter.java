package dev.connectsecurity.internal.access;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the parameter of a method that a demand for a permission names. */
final class GuardedParameter {
  private static final Set<Class<?>> TYPES =
      Set.of(String.class, Long.class, long.class, Integer.class, int.class, BigInteger.class);

  private GuardedParameter() {}

  /**
   * Gives the positions that a name fits: by {@code @PathParam} or {@code @QueryParam}, and only if
   * there is none, by the name in Java.
   */
  static List<Integer> positions(Method method, String name) {
    List<Integer> byAnnotation = new ArrayList<>();
    List<Integer> byName = new ArrayList<>();
    Parameter[] parameters = method.getParameters();
    IntStream.range(0, parameters.length)
        .forEach(
            i -> {
              if (annotated(parameters[i]).anyMatch(name::equals)) {
                byAnnotation.add(i);
              } else if (parameters[i].isNamePresent() && parameters[i].getName().equals(name)) {
                byName.add(i);
              }
            });
    return byAnnotation.isEmpty() ? byName : byAnnotation;
  }

  /** Gives the value, as text; nothing if the name does not fit exactly one parameter. */
  static Optional<String> value(Method method, String name, Object[] arguments) {
    List<Integer> positions = positions(method, name);
    return positions.size() == 1
        ? Optional.ofNullable(arguments[positions.get(0)])
            .filter(value -> TYPES.contains(value.getClass()))
            .map(Object::toString)
        : Optional.empty();
  }

  /** Tells why a name cannot be used with a method; an empty text if it can. */
  static String obstacle(Method method, String name) {
    List<Integer> positions = positions(method, name);
    if (positions.isEmpty()) {
      return "no parameter of "
          + method.getName()
          + " is called '"
          + name
          + "'. Give one a @PathParam(\""
          + name
          + "\") or @QueryParam(\""
          + name
          + "\"), or call it so in Java and compile with -parameters";
    }
    if (positions.size() > 1) {
      return "two parameters of "
          + method.getName()
          + " are called '"
          + name
          + "'. Rename the one that is not meant";
    }
    Class<?> type = method.getParameterTypes()[positions.get(0)];
    return TYPES.contains(type)
        ? ""
        : "parameter '"
            + name
            + "' is of type "
            + type.getSimpleName()
            + ". Make it a String or a whole number";
  }

  private static Stream<String> annotated(Parameter parameter) {
    PathParam path = parameter.getAnnotation(PathParam.class);
    QueryParam query = parameter.getAnnotation(QueryParam.class);
    return Stream.concat(
        Stream.ofNullable(path).map(PathParam::value),
        Stream.ofNullable(query).map(QueryParam::value));
  }
}
