package dev.connectsecurity.internal.wiring;

import org.eclipse.microprofile.config.ConfigProvider;

/** Finds the server's MicroProfile Config, or says what to add where there is none. */
final class MicroProfileConfig {
  private MicroProfileConfig() {}

  static ConfigReader of(ClassLoader application) {
    try {
      return new ConfigReader(ConfigProvider.getConfig(application));
    } catch (NoClassDefFoundError | IllegalStateException noImplementation) {
      throw Problem.NO_CONFIG.mistake(
          "this server has no MicroProfile Config. Add the dependency io.smallrye.config:smallrye-config to the application");
    }
  }
}
