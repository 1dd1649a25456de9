package dev.connectsecurity.samples.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last few hundred exchanges, oldest first. */
public final class WireLog {

  private static final int CAPACITY = 500;

  private final Deque<Entry> entries = new ArrayDeque<>();
  private final Clock clock;
  private long last;

  WireLog(Clock clock) {
    this.clock = clock;
  }

  synchronized void add(Exchange exchange) {
    last++;
    entries.addLast(new Entry(last, clock.instant(), exchange));
    if (entries.size() > CAPACITY) {
      entries.removeFirst();
    }
  }

  /** All exchanges still kept. */
  public synchronized List<Exchange> exchanges() {
    return entries.stream().map(Entry::exchange).toList();
  }

  synchronized JsonObject after(long number) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    entries.stream().filter(entry -> entry.number() > number).forEach(e -> array.add(e.toJson()));
    return Json.createObjectBuilder().add("last", last).add("entries", array).build();
  }

  private record Entry(long number, Instant at, Exchange exchange) {

    JsonObject toJson() {
      return Json.createObjectBuilder(exchange.toJson())
          .add("number", number)
          .add("at", at.toString())
          .build();
    }
  }
}
