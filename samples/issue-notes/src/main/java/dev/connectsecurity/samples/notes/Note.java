package dev.connectsecurity.samples.notes;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;

/** What somebody wrote beside an issue. */
record Note(long id, String author, String text, Instant written) {

  /** Gives the words of a comment by somebody else. */
  String quoted() {
    return author + " noted: " + text;
  }

  /** Gives the words of a comment by a person, who need not be quoted by themselves. */
  String quotedBy(String person) {
    return author.equals(person) ? text : quoted();
  }

  JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("id", id)
        .add("author", author)
        .add("text", text)
        .add("written", written.toString())
        .build();
  }
}
