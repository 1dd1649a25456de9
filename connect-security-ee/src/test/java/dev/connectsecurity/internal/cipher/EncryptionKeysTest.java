package dev.connectsecurity.internal.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connectsecurity.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionKeysTest {
  private static final String KEY = Keys.base64(1);
  private static final String COMMAND = "openssl rand -base64 32";

  record Mistake(String text, String told) {}

  static Stream<Mistake> mistakes() {
    String unwritten =
        "is not written as id:key, with an id of 1 to 32 letters, digits, dashes and underscores";
    return Stream.of(
        new Mistake("", "there is no encryption key; write id:key, with a key made by"),
        new Mistake(" \n", "there is no encryption key; write id:key, with a key made by"),
        new Mistake(KEY, "encryption key 1 " + unwritten),
        new Mistake(":" + KEY, "encryption key 1 " + unwritten),
        new Mistake("k 1:" + KEY, "encryption key 1 " + unwritten),
        new Mistake("k.1:" + KEY, "encryption key 1 " + unwritten),
        new Mistake("k".repeat(33) + ":" + KEY, "encryption key 1 " + unwritten),
        new Mistake(KEY + ":k1", "encryption key 1 " + unwritten),
        new Mistake("k1:" + KEY + ",", "encryption key 2 " + unwritten),
        new Mistake("k1:" + KEY + ",," + "k2:" + KEY, "encryption key 2 " + unwritten),
        new Mistake("k1:" + KEY + ";k2:" + KEY, "encryption key 1 is not base64"),
        new Mistake("k1:it's a password", "encryption key 1 is not base64"),
        new Mistake("k1:", "encryption key 1 has 0 bytes instead of 32"),
        new Mistake("k1:" + Keys.base64(1, 16), "encryption key 1 has 16 bytes instead of 32"),
        new Mistake("k1:" + Keys.base64(1, 24), "encryption key 1 has 24 bytes instead of 32"),
        new Mistake("k1:" + Keys.base64(1, 31), "encryption key 1 has 31 bytes instead of 32"),
        new Mistake("k1:" + Keys.base64(1, 33), "encryption key 1 has 33 bytes instead of 32"),
        new Mistake(
            "k1:" + KEY + ",k2:" + Keys.base64(2, 16), "encryption key 2 has 16 bytes instead of"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakes_areToldWithNumberAndCommand(Mistake mistake) {
    IllegalArgumentException told = refusal(mistake.text());

    assertThat(told).hasMessageStartingWith(mistake.told()).hasMessageEndingWith(COMMAND);
  }

  // The last one: id and key are swapped, and the key could pass for an id.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Y2FuYXJ5LWNhbmFyeS1jYW5hcnktY2FuYXJ5",
        "k1:Y2FuYXJ5LWNhbmFyeS1jYW5hcnktY2FuYXJ5",
        "k1:Y2FuYXJ5LWNhbmFyeS1jYW5hcnktY2FuYXJ5?",
        "k1:Y2FuYXJ5LWNhbmFyeS1jYW5hcnktY2FuYXJ5,k1:Y2FuYXJ5",
        "Y2FuYXJ5LWNhbmFyeS1jYW5hcnkt:k1"
      })
  void mistakes_neverQuoteTheKey(String text) {
    StringWriter trace = new StringWriter();
    refusal(text).printStackTrace(new PrintWriter(trace));

    assertThat(trace.toString()).doesNotContain("Y2Fu").doesNotContain("?");
  }

  @Test
  void twoKeysOfOneId_areRefused() {
    assertThat(refusal("k1:" + KEY + ",k1:" + Keys.base64(2)))
        .hasMessage("two encryption keys have the id k1");
  }

  @Test
  void oneKeyUnderTwoIds_isRefused() {
    assertThat(refusal("k1:" + Keys.base64(2) + ",k2:" + KEY + ",k3:" + KEY))
        .hasMessage("the encryption keys k2 and k3 are the same key");
  }

  @Test
  void keys_mayHaveBlanksAroundThem() {
    EncryptionKeys keys = Keys.read(" k2: " + KEY + " ,\n  k1:" + Keys.base64(2) + "\n");

    assertThat(keys.writing().id()).isEqualTo("k2");
    assertThat(keys.find("k1")).isPresent();
    assertThat(keys.find("k3")).isEmpty();
  }

  @Test
  void ids_mayBeAnythingInTheirAlphabetUpToItsLength() {
    for (String id : List.of("1", "a-B_9", "-", "x".repeat(32))) {
      assertThat(Keys.read(id + ":" + KEY)).hasToString("[" + id + "]");
    }
  }

  @Test
  void keys_printTheirIdsOnly() {
    EncryptionKeys keys = Keys.read("k2:" + KEY + ",k1:" + Keys.base64(2));

    assertThat(keys).hasToString("[k2, k1]");
    assertThat(keys.writing()).hasToString("k2");
  }

  private static IllegalArgumentException refusal(String text) {
    return catchThrowableOfType(
        IllegalArgumentException.class, () -> EncryptionKeys.read(Secret.of(text)));
  }
}
