package dev.connectsecurity.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class GuardedParameterTest {

  @SuppressWarnings("unused")
  static class Resource {
    void byPath(@PathParam("issue") String key, String text) {}

    void byQuery(String text, @QueryParam("issue") Integer id) {}

    void byName(String text, String issue) {}

    void annotationFirst(String issue, @PathParam("issue") String key) {}

    void twice(@PathParam("issue") String a, @QueryParam("issue") String b) {}

    void loose(Object issue) {}
  }

  @Test
  void parameter_isFoundByAnnotationElseByName() {
    assertThat(value("byPath", "A-1", "x")).isEqualTo("A-1");
    assertThat(value("byQuery", "x", 7)).isEqualTo("7");
    assertThat(value("byName", "x", "A-1")).isEqualTo("A-1");
    assertThat(value("annotationFirst", "x", "A-1")).isEqualTo("A-1");
  }

  @Test
  void parameterThatIsNotOneText_hasNoValue() {
    assertThat(value("byPath", null, "x")).isNull();
    assertThat(value("twice", "A-1", "A-1")).isNull();
    assertThat(value("loose", new StringBuilder("A-1"))).isNull();
    assertThat(GuardedParameter.value(method("byName"), "key", new Object[] {"x", "A-1"}))
        .isEmpty();
  }

  private static String value(String method, Object... arguments) {
    return GuardedParameter.value(method(method), "issue", arguments).orElse(null);
  }

  private static Method method(String name) {
    return Arrays.stream(Resource.class.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
