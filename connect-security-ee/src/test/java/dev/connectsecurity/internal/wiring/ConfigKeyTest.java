package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ConfigKeyTest {

  @ParameterizedTest
  @EnumSource
  void key_isOneOfOursAndExplained(ConfigKey key) {
    assertThat(key.key()).startsWith("atlassian.").matches("[a-z.-]+");
    assertThat(ConfigKey.exists(key.key())).isTrue();
    assertThat(key.meaning()).isNotBlank();
    assertThat(key.exampleLine()).startsWith(key.key() + "=").doesNotEndWith("=");
  }

  @ParameterizedTest
  @EnumSource
  void exampleOfAKey_canBeConfigured(ConfigKey key) {
    assertThat(Configs.settings(key.exampleLine())).isNotNull();
  }

  @Test
  void keys_areDistinct() {
    assertThat(Arrays.stream(ConfigKey.values()).map(ConfigKey::key)).doesNotHaveDuplicates();
  }

  @Test
  void onlyTwoKeys_areRequired() {
    assertThat(Arrays.stream(ConfigKey.values()).filter(key -> key.fallback().isEmpty()))
        .containsExactly(ConfigKey.APP_KEY, ConfigKey.BASE_URL);
  }

  @Test
  void otherKey_doesNotExist() {
    assertThat(ConfigKey.exists("atlassian.connect")).isFalse();
  }

  @Test
  void codesOfProblems_areDistinctAndStable() {
    assertThat(Arrays.stream(Problem.values()).map(Problem::code))
        .doesNotHaveDuplicates()
        .isSorted()
        .allMatch(code -> code.matches("CSE-\\d{3}"));
  }
}
