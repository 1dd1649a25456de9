package dev.connectsecurity.internal.wiring;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Configurations made of lines, as an application's file would hold them. */
final class Configs {
  static final String FILE = "hello.war";

  private Configs() {}

  /** Reads exactly these lines, each {@code key=value}. */
  static ConfigReader only(String... lines) {
    Map<String, String> values = new HashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      values.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return new ConfigReader(
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(new Lines(values))
            .build());
  }

  /** Reads what every application has to configure, and these lines. */
  static ConfigReader with(String... lines) {
    String[] all = new String[lines.length + 2];
    all[0] = "atlassian.connect.app-key=com.example.hello";
    all[1] = "atlassian.connect.base-url=https://hello.example.com";
    System.arraycopy(lines, 0, all, 2, lines.length);
    return only(all);
  }

  /** Gives the settings of {@link #with}. */
  static Settings settings(String... lines) {
    return new SettingsReader(with(lines)).read();
  }

  private record Lines(Map<String, String> values) implements ConfigSource {

    @Override
    public Set<String> getPropertyNames() {
      return values.keySet();
    }

    @Override
    public String getValue(String name) {
      return values.get(name);
    }

    @Override
    public String getName() {
      return FILE;
    }
  }
}
