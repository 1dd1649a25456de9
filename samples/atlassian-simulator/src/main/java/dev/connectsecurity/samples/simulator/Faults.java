package dev.connectsecurity.samples.simulator;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults that lie in wait on one listener. The oldest that fits a request strikes. */
public final class Faults {

  private final List<Armed> armed = new CopyOnWriteArrayList<>();

  Faults() {}

  /** Lets every request fail until {@link #heal()}. */
  public void always(Fault fault) {
    armed.add(new Armed(fault, "", new AtomicInteger(Integer.MAX_VALUE)));
  }

  /** Lets the next requests fail, then heals by itself. */
  public void next(int times, Fault fault) {
    armed.add(new Armed(fault, "", new AtomicInteger(times)));
  }

  /** Lets the next requests fail whose path contains a text, then heals by itself. */
  public void next(int times, String part, Fault fault) {
    armed.add(new Armed(fault, part, new AtomicInteger(times)));
  }

  /** Lets every request fail whose path contains a text, until {@link #heal()}. */
  public void onPath(String part, Fault fault) {
    armed.add(new Armed(fault, part, new AtomicInteger(Integer.MAX_VALUE)));
  }

  /** Forgets all faults. */
  public void heal() {
    armed.clear();
  }

  Optional<Fault> strike(String rawPath) {
    return armed.stream()
        .filter(one -> rawPath.contains(one.pathPart()) && one.left().getAndDecrement() > 0)
        .map(Armed::fault)
        .findFirst();
  }

  private record Armed(Fault fault, String pathPart, AtomicInteger left) {}
}
