package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.spi.DeploymentException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** On servers that lack what the tests' own class path has. */
final class MicroProfileConfigTest {
  private static final String SENTENCE =
      "CSE-014 this server has no MicroProfile Config. Add the dependency"
          + " io.smallrye.config:smallrye-config to the application";

  @Test
  void serverWithoutTheApi_isToldWhatToAdd() {
    assertMistakeOn(MicroProfileConfig.class, DeploymentException.class);
  }

  @Test
  void serverWithoutAnImplementation_isToldWhatToAdd() {
    assertMistakeOn(MicroProfileConfig.class, DeploymentException.class, ConfigProvider.class);
  }

  private static void assertMistakeOn(Class<?>... whatIsThere) {
    URL[] jars =
        Arrays.stream(whatIsThere)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .toArray(URL[]::new);
    assertThatThrownBy(() -> read(jars))
        .hasMessage(SENTENCE)
        .satisfies(e -> assertThatIsAMistake(e.getClass()));
  }

  private static void assertThatIsAMistake(Class<?> type) {
    if (!type.getName().equals(Mistake.class.getName())) {
      throw new AssertionError(type);
    }
  }

  private static void read(URL[] jars) throws Throwable {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader server = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(server);
      Method of =
          server
              .loadClass(MicroProfileConfig.class.getName())
              .getDeclaredMethod("of", ClassLoader.class);
      of.setAccessible(true);
      of.invoke(null, server);
    } catch (InvocationTargetException refused) {
      throw refused.getCause();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
