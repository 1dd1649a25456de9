package dev.connectsecurity.samples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TranscriptTest {

  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final Transcript transcript = new Transcript(new PrintStream(text, true, UTF_8));

  @Test
  void stepsAsExpected_conclude() {
    transcript.step("install", "204", () -> 204);

    assertThat(transcript.conclude()).isTrue();
    assertThat(text.toString(UTF_8)).contains("ok  install").contains("1 of 1 steps as expected");
  }

  @Test
  void otherAnswer_fails() {
    transcript.step("install", "204", () -> 401);

    assertThat(transcript.conclude()).isFalse();
    assertThat(text.toString(UTF_8)).contains("NOT  install").contains("0 of 1 steps as expected");
  }

  @Test
  void exception_isWhatCame() {
    transcript.step(
        "install",
        "204",
        () -> {
          throw new IllegalStateException("nobody listens");
        });

    assertThat(transcript.conclude()).isFalse();
    assertThat(text.toString(UTF_8)).contains("nobody listens");
  }

  @Test
  void noSteps_fail() {
    assertThat(transcript.conclude()).isFalse();
  }
}
