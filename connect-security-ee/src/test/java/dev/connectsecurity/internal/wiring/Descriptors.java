package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.lifecycle.Descriptor;
import java.net.URI;
import java.util.Optional;

/** Descriptors of an application at {@code https://hello.example.com/app}. */
final class Descriptors {
  private Descriptors() {}

  static Descriptor of(String warJson) {
    return at("https://hello.example.com/app", warJson);
  }

  static Descriptor at(String baseUrl, String warJson) {
    return Descriptor.build(
        "com.example.hello", URI.create(baseUrl), warJson, key -> Optional.empty());
  }
}
