package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.ConnectScope;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeploymentReaderTest {
  private final AppFolder app;

  DeploymentReaderTest(@TempDir Path folder) {
    app = new AppFolder(folder).config();
  }

  @Test
  void applicationWithBothFiles_isRead() {
    ConnectExtension.Deployment deployment =
        app.descriptor(AppFolder.PAGE_ONLY).inside(DeploymentReader::read);

    ConnectSettings connect = deployment.settings().connect().orElseThrow();
    assertThat(connect.appKey()).isEqualTo("com.example.hello");
    assertThat(connect.baseUrl()).isEqualTo(URI.create("https://hello.example.com/app"));
    assertThat(deployment.descriptor().orElseThrow().scopes()).containsExactly(ConnectScope.WRITE);
  }

  @Test
  void placeholder_isFilledFromTheConfiguration() {
    app.config("hello.name=Hello from a key");

    ConnectExtension.Deployment deployment =
        app.descriptor("{\"name\": \"${hello.name}\"}").inside(DeploymentReader::read);

    byte[] json = deployment.descriptor().orElseThrow().json();
    assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"name\":\"Hello from a key\"");
  }

  @Test
  void missingDescriptor_isToldWithTheLeastThatIsNeeded() {
    assertMistake(
        "CSE-003 META-INF/atlassian-connect.json is not in the application. Add"
            + " src/main/resources/META-INF/atlassian-connect.json with at least:"
            + " {\"name\": \"Hello\", \"modules\": {}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\": | atlassian-connect.json is not JSON: it cannot be read at line 1, column 9.",
        "{\"name\": \"${no.such.key}\"} | atlassian-connect.json has the placeholder ${no.such.key},"
            + " but no.such.key is not configured. Add it: no.such.key=…;"
            + " atlassian-connect.json has no \"name\". Add: \"name\": \"My app\"",
      })
  void brokenDescriptor_isToldWhole(String json, String sentences) {
    app.descriptor(json);

    assertMistake("CSE-003 " + sentences);
  }

  @Test
  void warnings_areLogged() {
    app.config("atlassian.connect.leway=PT1S").descriptor(AppFolder.PAGE_ONLY);

    try (LogCapture log = new LogCapture(DeploymentReader.class)) {
      app.inside(DeploymentReader::read);

      assertThat(log.warnings())
          .containsExactly(
              "CSE-011 nothing reads atlassian.connect.leway."
                  + " Did you mean atlassian.connect.leeway?",
              "CSE-017 atlassian.store.type=memory: tenants and consents are lost when the server"
                  + " stops");
    }
  }

  @Test
  void descriptorThatCannotBeRead_isTold() {
    app.descriptor(AppFolder.PAGE_ONLY);

    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(
            () ->
                app.inside(
                    () -> {
                      Thread thread = Thread.currentThread();
                      thread.setContextClassLoader(new Broken(thread.getContextClassLoader()));
                      return DeploymentReader.read();
                    }))
        .withMessage(
            "CSE-003 META-INF/atlassian-connect.json cannot be read: the disk is on strike");
  }

  private void assertMistake(String sentence) {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> app.inside(DeploymentReader::read))
        .withMessage(sentence);
  }

  private static final class Broken extends ClassLoader {

    Broken(ClassLoader parent) {
      super(parent);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      if (!name.equals(DeploymentReader.DESCRIPTOR)) {
        return super.getResourceAsStream(name);
      }
      return new InputStream() {
        @Override
        public int read() throws IOException {
          throw new IOException("the disk is on strike");
        }
      };
    }
  }
}
