package dev.connectsecurity.it.payara.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Figures by name: medians, kept in a file and compared with those beside the sources. */
final class Results {
  private static final Path OUTPUT = Path.of("target", "bench");
  private static final Path KEPT = Path.of("src", "bench", "server.csv");
  private static final double MOVED = 0.2;

  private final Map<String, List<Double>> rounds = new TreeMap<>();

  void add(String name, double figure) {
    rounds.computeIfAbsent(name, other -> new ArrayList<>()).add(figure);
  }

  double median(String name) {
    List<Double> sorted = rounds.get(name).stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Writes all medians as a table and as JSON, with every round. */
  void write() throws IOException {
    Files.createDirectories(OUTPUT);
    StringBuilder table = new StringBuilder("| figure | median | rounds |\n|---|---|---|\n");
    List<String> json = new ArrayList<>();
    for (String name : rounds.keySet()) {
      String all = rounds.get(name).stream().map(Results::text).toList().toString();
      table.append("| %s | %s | %s |\n".formatted(name, text(median(name)), all));
      json.add("\"%s\": {\"median\": %s, \"rounds\": %s}".formatted(name, text(median(name)), all));
    }
    Files.writeString(OUTPUT.resolve("server.md"), table);
    Files.writeString(OUTPUT.resolve("server.json"), "{" + String.join(",\n", json) + "}\n");
    System.out.println(table);
  }

  /** Tells which ratio is not what it was; microseconds differ from machine to machine. */
  List<String> moved() throws IOException {
    List<String> moved = new ArrayList<>();
    for (String line : Files.readAllLines(KEPT)) {
      String[] kept = line.split(";");
      if (!line.startsWith("#") && rounds.containsKey(kept[0])) {
        double before = Double.parseDouble(kept[1]);
        double now = median(kept[0]);
        if (Math.abs(now - before) > MOVED * before) {
          moved.add("moved: " + line + " is now " + text(now));
        }
      }
    }
    return moved.isEmpty() ? List.of("nothing moved by more than 20 %") : moved;
  }

  private static String text(double figure) {
    return String.format(Locale.ROOT, "%.2f", figure);
  }
}
