package dev.connectsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.Serializable;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SecretTest {
  private static final String TEXT = "s3cret-of-a-tenant";
  private final Secret secret = Secret.of(TEXT);

  @Test
  void reveal_givesTheText() {
    assertThat(secret.reveal()).isEqualTo(TEXT);
  }

  @Test
  void printedSecret_isAConstant() {
    assertThat(secret).hasToString("Secret[masked]");
    assertThat(Secret.of("")).hasToString("Secret[masked]");
    assertThat("in a sentence: " + secret).doesNotContain(TEXT);
  }

  @Test
  void printedTenant_masksItsSecret() {
    AtlassianHost host =
        new AtlassianHost(
            "tenant-1",
            Product.JIRA,
            URI.create("https://acme.atlassian.net"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            secret,
            Set.of(),
            HostStatus.ENABLED);

    assertThat(host.toString()).contains("tenant-1", "Secret[masked]").doesNotContain(TEXT);
  }

  @Test
  void sameText_isEqual() {
    assertThat(secret).isEqualTo(Secret.of(TEXT)).hasSameHashCodeAs(Secret.of(TEXT));
  }

  @Test
  void otherText_isNotEqual() {
    assertThat(secret)
        .isNotEqualTo(Secret.of(TEXT + "x"))
        .isNotEqualTo(Secret.of("S3cret-of-a-tenant"))
        .isNotEqualTo(TEXT)
        .isNotEqualTo(null);
  }

  @Test
  void hashCode_tellsNothingAboutTheText() {
    assertThat(secret).hasSameHashCodeAs(Secret.of("another"));
  }

  @Test
  void noText_isRefused() {
    assertThatNullPointerException().isThrownBy(() -> Secret.of(null)).withMessage("text");
  }

  @Test
  void secret_cannotBeSerialized() {
    assertThat(Serializable.class.isAssignableFrom(Secret.class)).isFalse();
  }
}
