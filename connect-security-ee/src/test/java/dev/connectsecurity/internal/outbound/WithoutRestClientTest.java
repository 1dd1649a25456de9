package dev.connectsecurity.internal.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A server without MicroProfile Rest Client runs the library, and is told what it lacks. */
class WithoutRestClientTest {

  /** Runs with the classes of the other server. */
  public static final class Probe implements Callable<String> {
    @Override
    public String call() {
      try (AtlassianClients clients = Tenants.clients()) {
        var target = clients.asApp(Tenants.at(URI.create("https://acme.example")));
        return clients.typed(Runnable.class, target).toString();
      } catch (IllegalStateException expected) {
        return expected.getMessage();
      }
    }
  }

  @Test
  void typedClient_isRefusedByNamingWhatIsMissing() throws Exception {
    assertThat(probed("microprofile-rest-client-api", "mp-rest-client"))
        .contains("MicroProfile Rest Client", "org.eclipse.microprofile.rest.client");
    assertThat(probed("jersey-mp-rest-client"))
        .contains("MicroProfile Rest Client", "org.eclipse.microprofile.rest.client");
  }

  private static String probed(String... absent) throws Exception {
    URL[] present =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> Stream.of(absent).noneMatch(entry::contains))
            .map(WithoutRestClientTest::url)
            .toArray(URL[]::new);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader server =
        new URLClassLoader(present, ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(server);
      return (String)
          ((Callable<?>)
                  server.loadClass(Probe.class.getName()).getDeclaredConstructor().newInstance())
              .call();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }
}
