package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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
    String example = key.exampleLine().replaceAll("\\$\\{\\w+}", "a-value");
    String without =
        key == ConfigKey.API_TOKEN_CLOUD_ID ? ConfigKey.API_TOKEN_SITE.key() + "=" : example;

    ConfigReader config = Configs.only(Configs.everything(without, example));

    assertThat(new SettingsReader(config, true).read()).isNotNull();
  }

  @Test
  void keys_areDistinct() {
    assertThat(Arrays.stream(ConfigKey.values()).map(ConfigKey::key)).doesNotHaveDuplicates();
  }

  @Test
  void keysWithoutADefault_areThoseThatMakeAFamily() {
    assertThat(Arrays.stream(ConfigKey.values()).filter(key -> key.fallback().isEmpty()))
        .containsExactlyElementsOf(
            Stream.of(
                    List.of(ConfigKey.APP_KEY, ConfigKey.BASE_URL),
                    KeyFamily.OAUTH.required(),
                    KeyFamily.API_TOKEN.required(),
                    KeyFamily.SERVICE_ACCOUNT.required())
                .flatMap(List::stream)
                .toList());
  }

  @Test
  void keysOfSecrets_areKnown() {
    assertThat(Arrays.stream(ConfigKey.values()).filter(ConfigKey::isSecret).map(ConfigKey::key))
        .containsExactlyElementsOf(
            Arrays.stream(ConfigKey.values())
                .map(ConfigKey::key)
                .filter(key -> key.matches(".*(-secret|\\.token|-keys)"))
                .toList());
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
