package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.lifecycle.Descriptor;
import dev.connectsecurity.internal.lifecycle.InvalidDescriptorException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads what the application brings: its configuration and its half of the descriptor. */
final class DeploymentReader {
  static final String DESCRIPTOR = "META-INF/atlassian-connect.json";
  private static final Logger LOG = System.getLogger(DeploymentReader.class.getName());

  private DeploymentReader() {}

  static ConnectExtension.Deployment read() {
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    ConfigReader config = MicroProfileConfig.of(application);
    Optional<String> file = file(application);
    Settings settings = new SettingsReader(config, file.isPresent()).read();
    Warnings.of(config, settings).forEach(warning -> LOG.log(Level.WARNING, warning));
    return new ConnectExtension.Deployment(
        settings, settings.connect().map(connect -> descriptor(connect, config, file)));
  }

  private static Descriptor descriptor(
      ConnectSettings settings, ConfigReader config, Optional<String> file) {
    String json =
        file.orElseThrow(
            () ->
                Problem.DESCRIPTOR.mistake(
                    DESCRIPTOR
                        + " is not in the application. Add src/main/resources/"
                        + DESCRIPTOR
                        + " with at least: {\"name\": \"Hello\", \"modules\": {}}"));
    try {
      return Descriptor.build(settings.appKey(), settings.baseUrl(), json, config::find);
    } catch (InvalidDescriptorException wrong) {
      throw Problem.DESCRIPTOR.mistake(String.join("; ", wrong.problems()));
    }
  }

  private static Optional<String> file(ClassLoader application) {
    try (InputStream file = application.getResourceAsStream(DESCRIPTOR)) {
      return file == null
          ? Optional.empty()
          : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw Problem.DESCRIPTOR.mistake(DESCRIPTOR + " cannot be read: " + unreadable.getMessage());
    }
  }
}
