package dev.connectsecurity.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks, writes {@code target/bench/results.json} and a table, and compares with the
 * ratios that are kept beside the sources.
 *
 * <p>Properties: {@code bench.quick} for a run of a minute or so, {@code bench.rows} for a pattern
 * of names, {@code bench.accept} to keep this run's ratios as the new ones.
 */
public final class BenchmarkRun {
  private static final Path OUTPUT = Path.of("target", "bench");
  private static final Path RATIOS = Path.of("src", "jmh", "ratios.csv");
  private static final String FLOOR = "Peer.floor";
  private static final double MOVED = 0.2;

  private BenchmarkRun() {}

  /** Runs. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    Files.createDirectories(OUTPUT);
    Map<String, Row> rows = new TreeMap<>();
    new Runner(options().build()).run().forEach(result -> Row.of(result).addTo(rows));
    String table = table(rows);
    Files.writeString(OUTPUT.resolve("table.md"), table);
    System.out.println(table);
    if (!rows.containsKey(FLOOR)) {
      System.out.println("no ratios without the row " + FLOOR);
      return;
    }
    Map<String, String> ratios = ratios(rows);
    if (Boolean.getBoolean("bench.accept")) {
      Files.write(RATIOS, lines(ratios.values()));
    } else {
      compare(ratios).forEach(System.out::println);
    }
  }

  private static ChainedOptionsBuilder options() {
    boolean quick = Boolean.getBoolean("bench.quick");
    String wanted = System.getProperty("bench.rows", ".*");
    return new OptionsBuilder()
        .include("dev\\.connectsecurity\\..*(" + wanted + ")")
        .include(PeerBenchmark.class.getName() + "\\.floor$")
        .forks(1)
        .shouldFailOnError(true)
        .warmupIterations(quick ? 2 : 4)
        .warmupTime(TimeValue.milliseconds(quick ? 400 : 1_000))
        .measurementIterations(quick ? 3 : 5)
        .measurementTime(TimeValue.milliseconds(quick ? 400 : 1_000))
        .jvmArgsAppend("-Xmx1g")
        .addProfiler(GCProfiler.class)
        .resultFormat(ResultFormatType.JSON)
        .result(OUTPUT.resolve("results.json").toString());
  }

  private static String table(Map<String, Row> rows) {
    return rows.values().stream()
        .map(row -> "| %s | %.2f | %.0f |".formatted(row.name(), row.micros(), row.bytes()))
        .collect(Collectors.joining("\n", "| row | µs/op | bytes/op |\n|---|---|---|\n", "\n"));
  }

  // Only ratios can be compared from one machine and one day to another.
  private static Map<String, String> ratios(Map<String, Row> rows) {
    Row floor = rows.get(FLOOR);
    Map<String, String> ratios = new TreeMap<>();
    rows.forEach(
        (name, row) ->
            ratios.put(
                name,
                String.format(
                    Locale.ROOT,
                    "%s;%.2f;%.0f",
                    name,
                    row.micros() / floor.micros(),
                    row.bytes())));
    return ratios;
  }

  private static List<String> lines(Collection<String> ratios) {
    List<String> lines = new ArrayList<>(List.of("# row;times the floor;bytes per operation"));
    lines.addAll(ratios);
    return lines;
  }

  private static List<String> compare(Map<String, String> ratios) throws IOException {
    List<String> moved = new ArrayList<>();
    for (String line : Files.exists(RATIOS) ? Files.readAllLines(RATIOS) : List.<String>of()) {
      String[] kept = line.split(";");
      if (kept.length == 3 && ratios.containsKey(kept[0])) {
        String[] now = ratios.get(kept[0]).split(";");
        if (moved(kept[1], now[1]) || moved(kept[2], now[2])) {
          moved.add("moved: " + line + " is now " + now[1] + ";" + now[2]);
        }
      }
    }
    return moved.isEmpty() ? List.of("nothing moved by more than 20 %") : moved;
  }

  private static boolean moved(String before, String now) {
    double kept = Double.parseDouble(before);
    return Math.abs(Double.parseDouble(now) - kept) > Math.max(MOVED * kept, 0.01);
  }

  private record Row(String name, double micros, double bytes) {
    static Row of(RunResult result) {
      String method = result.getParams().getBenchmark();
      String name =
          method.replaceAll(".*\\.(\\w+)Benchmark\\.", "$1.")
              + result.getParams().getParamsKeys().stream()
                  .map(key -> "." + result.getParams().getParam(key))
                  .collect(Collectors.joining());
      int threads = result.getParams().getThreads();
      double micros = result.getPrimaryResult().getScore();
      double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
      return new Row(threads == 1 ? name : name + ".threads" + threads, micros, bytes);
    }

    void addTo(Map<String, Row> rows) {
      rows.put(name, this);
    }
  }
}
