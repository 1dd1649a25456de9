package dev.connectsecurity.samples.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorReaderTest {

  private static final JsonObject GOOD;

  static {
    try (TinyApp app = TinyApp.withScopes("READ", "act_as_user")) {
      GOOD = app.descriptor();
    }
  }

  @Test
  void goodDescriptor_isRead() {
    Descriptor read = DescriptorReader.read(GOOD);

    assertThat(read.key()).isEqualTo("com.example.notes");
    assertThat(read.scopes()).containsExactly("READ", "act_as_user");
    assertThat(read.pages()).extracting(AppModule::key).containsExactly("panel", "settings");
    assertThat(read.webhooks("jira:issue_created")).hasSize(1);
    assertThat(read.lifecycleUrl("installed")).contains(read.baseUrl() + "/installed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "baseUrl", "authentication", "lifecycle", "modules"})
  void descriptorWithoutAField_isRefusedByItsName(String field) {
    JsonObject less = Json.createObjectBuilder(GOOD).remove(field).build();

    assertThatThrownBy(() -> DescriptorReader.read(less))
        .isInstanceOf(InvalidDescriptorException.class)
        .hasMessageContaining(field);
  }

  @Test
  void emptyDescriptor_isToldEverythingAtOnce() {
    assertThatThrownBy(() -> DescriptorReader.read(JsonValue.EMPTY_JSON_OBJECT))
        .hasMessageContainingAll("key", "baseUrl", "authentication.type", "installed", "modules");
  }
}
