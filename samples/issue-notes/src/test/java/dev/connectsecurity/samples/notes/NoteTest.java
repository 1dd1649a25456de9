package dev.connectsecurity.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoteTest {

  private final Note note = new Note(1, "Alice", "Descale it", Instant.EPOCH);

  @Test
  void ownNote_isQuotedAsItStands() {
    assertThat(note.quotedBy("Alice")).isEqualTo("Descale it");
  }

  @Test
  void noteOfAnother_saysWhoWroteIt() {
    assertThat(note.quotedBy("Admin")).isEqualTo("Alice noted: Descale it");
    assertThat(note.quoted()).isEqualTo("Alice noted: Descale it");
  }
}
