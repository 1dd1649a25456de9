package dev.connectsecurity.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PublicKey;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PemPublicKeyTest {
  private static final PublicKey KEY = Tokens.KEYS.getPublic();

  @ParameterizedTest
  @MethodSource("garbage")
  void anythingButOnePublicRsaKey_isNone(String text) {
    assertThat(PemPublicKey.parse(text)).isEmpty();
  }

  static List<String> garbage() {
    String good = HttpInstallKeysTest.pem(KEY.getEncoded(), "\n");
    return List.of(
        "",
        "<html>key</html>",
        good + good,
        "x" + good,
        good + "x",
        good.replace("PUBLIC", "PRIVATE"),
        good.replace("PUBLIC KEY", "CERTIFICATE"),
        good.replace("PUBLIC KEY", "RSA PUBLIC KEY"),
        good.replace("-----END PUBLIC KEY-----", ""),
        HttpInstallKeysTest.pem(new byte[0], "\n"),
        HttpInstallKeysTest.pem(new byte[300], "\n"),
        HttpInstallKeysTest.pem(Tokens.KEYS.getPrivate().getEncoded(), "\n"),
        good.replaceFirst("A", "="),
        good.replaceFirst("A", "-"),
        "\ufeff" + good);
  }
}
