package dev.connectsecurity.internal.wiring;

import jakarta.servlet.Filter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a deployed application registers with its server.
 *
 * @param gate stands before everything; only a Connect app has one
 * @param servlets this library's own
 */
record HouseDoors(Optional<Filter> gate, List<Door> servlets) {
  static final HouseDoors NONE = new HouseDoors(Optional.empty(), List.of());

  HouseDoors with(List<Door> more) {
    return new HouseDoors(gate, Stream.concat(servlets.stream(), more.stream()).toList());
  }
}
