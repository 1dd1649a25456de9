package dev.connectsecurity.it.payara.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A secret is found in whatever it is written, wherever it stands there. */
final class CanaryTest {
  private static final String SECRET = "a>secret?of~some<length";

  @Test
  void secretAnywhereInABase64Text_isFoundByOneOfItsForms() {
    for (int before = 0; before < 9; before++) {
      for (int behind = 0; behind < 9; behind++) {
        byte[] bytes =
            ("~".repeat(before) + SECRET + "~".repeat(behind)).getBytes(StandardCharsets.UTF_8);

        assertThat(isFoundIn(Base64.getEncoder().encodeToString(bytes))).isTrue();
        assertThat(isFoundIn(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
            .isTrue();
      }
    }
  }

  @Test
  void secretInClearOrInHex_isFound() {
    HexFormat hex = HexFormat.of();
    assertThat(isFoundIn("<" + SECRET + ">")).isTrue();
    assertThat(isFoundIn(hex.formatHex(SECRET.getBytes(StandardCharsets.UTF_8)))).isTrue();
    assertThat(isFoundIn(hex.withUpperCase().formatHex(SECRET.getBytes(StandardCharsets.UTF_8))))
        .isTrue();
  }

  @Test
  void otherText_isNotTaken() {
    assertThat(isFoundIn(SECRET.toUpperCase(Locale.ROOT))).isFalse();
    assertThat(
            isFoundIn(
                Base64.getEncoder()
                    .encodeToString("another secret".getBytes(StandardCharsets.UTF_8))))
        .isFalse();
  }

  private static boolean isFoundIn(String text) {
    return Canary.of("secret", SECRET).forms().values().stream().anyMatch(text::contains);
  }
}
