package dev.connectsecurity.samples.notes;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;

/** What somebody wrote beside an issue. */
record Note(long id, String author, String text, Instant written) {

  JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("id", id)
        .add("author", author)
        .add("text", text)
        .add("written", written.toString())
        .build();
  }
}
