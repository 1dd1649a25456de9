package dev.connectsecurity.samples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class StoryIT {

  @Test
  void story_goesAsExpected() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Transcript transcript = new Transcript(new PrintStream(text, true, UTF_8));
    try (Stage stage = new Stage(DemoFiles.ofSystemProperties())) {
      new Story(stage, transcript).play();
    }

    assertThat(transcript.conclude()).as(text.toString(UTF_8)).isTrue();
  }
}
