package dev.connectsecurity.it.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.connectsecurity.it.support.SkipTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes {@code docs/servers.md} of the reports of every server's run, and checks that each ran all
 * tests but those that {@code skips.csv} lets it pass over.
 */
public final class ServersPage {
  private static final String HEAD =
      """
      # Servers
      Written by `.ci/servers page` from the reports of the runs, not by hand. The same tests run on every server; what one of them is
      not asked is named below, with the reason. What makes sense on one server only is counted apart, as its own.

      | server | version | JDK | tests | passed | skipped | its own |
      |---|---|---|---|---|---|---|
      """;
  private static final String NEEDS =
      """

      ## What each needs
      | server | needs |
      |---|---|
      """;
  private static final String SKIPPED =
      """

      ## Skipped
      | server | test | count | reason |
      |---|---|---|---|
      """;

  private final List<Run> runs;
  private final List<SkipTable.Row> skips;
  private final Set<TestName> all;

  ServersPage(Collection<Run> runs, List<SkipTable.Row> skips) {
    this.runs =
        runs.stream().sorted(Comparator.comparing(Run::server).thenComparing(Run::jdk)).toList();
    this.skips = skips;
    this.all = new TreeSet<>();
    runs.forEach(run -> all.addAll(common(run)));
  }

  /**
   * Writes or checks the page.
   *
   * @param arguments {@code write} or {@code check}, the page, and one or more folders that have a
   *     folder of reports for each run; of two runs on the same server and JDK the first one counts
   */
  public static void main(String[] arguments) throws IOException {
    Path page = Path.of(arguments[1]);
    Map<String, Run> runs = new LinkedHashMap<>();
    for (String folder : List.of(arguments).subList(2, arguments.length)) {
      try (Stream<Path> reports = Files.list(Path.of(folder))) {
        reports
            .sorted()
            .flatMap(run -> Run.read(run).stream())
            .forEach(run -> runs.putIfAbsent(run.name(), run));
      }
    }
    ServersPage servers = new ServersPage(runs.values(), SkipTable.rows());
    demandNone("The runs are not alike:", servers.differences());
    if (arguments[0].equals("write")) {
      Files.writeString(page, servers.text(), UTF_8);
    } else {
      // of runs that were not made this time, as where a JDK is missing, the page may say more
      List<String> lacking = new ArrayList<>(servers.text().lines().toList());
      lacking.removeAll(Files.readAllLines(page, UTF_8));
      demandNone(page + " lacks", lacking);
    }
  }

  private static void demandNone(String what, List<String> lines) {
    if (!lines.isEmpty()) {
      throw new IllegalStateException(what + "\n" + String.join("\n", lines));
    }
  }

  /** What a server should have passed and did not, and what no server has. */
  List<String> differences() {
    return runs.stream().flatMap(run -> wrong(run).stream()).distinct().toList();
  }

  private List<String> wrong(Run run) {
    List<String> wrong = new ArrayList<>();
    Set<TestName> missing = new TreeSet<>(all);
    missing.removeAll(skipped(run));
    missing.addAll(run.failed());
    missing.removeAll(run.passed());
    missing.forEach(test -> wrong.add(run.name() + " did not pass " + test));
    skipsOf(run).stream()
        .filter(row -> all.stream().noneMatch(test -> test.isMeantBy(row)))
        .forEach(row -> wrong.add("skips.csv names a test that no server has: " + row));
    return wrong;
  }

  private static Set<TestName> common(Run run) {
    Set<TestName> tests = new TreeSet<>(run.passed());
    tests.addAll(run.failed());
    tests.removeIf(TestName::isForOneServer);
    return tests;
  }

  private List<SkipTable.Row> skipsOf(Run run) {
    return skips.stream().filter(row -> row.server().equals(run.server().profile())).toList();
  }

  private Set<TestName> skipped(Run run) {
    return all.stream()
        .filter(test -> skipsOf(run).stream().anyMatch(test::isMeantBy))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Run run : runs) {
      text.append(
          "| %s | %s | %d | %d | %d | %d | %d |\n"
              .formatted(
                  run.server().title(),
                  run.version(),
                  run.jdk(),
                  all.size(),
                  common(run).size(),
                  skipped(run).size(),
                  run.passed().size() - common(run).size()));
    }
    text.append(NEEDS);
    runs.stream()
        .map(Run::server)
        .distinct()
        .forEach(one -> text.append("| %s | %s |\n".formatted(one.title(), one.needs())));
    text.append(SKIPPED);
    for (Server server : Server.values()) {
      skips.stream()
          .filter(row -> row.server().equals(server.profile()))
          .forEach(row -> text.append(line(server, row)));
    }
    return text.toString();
  }

  private String line(Server server, SkipTable.Row row) {
    String name =
        String.join(" ", row.testClass(), row.test(), row.testCase()).strip().replace("|", "\\|");
    long count = all.stream().filter(test -> test.isMeantBy(row)).count();
    return "| %s | %s | %d | %s |\n".formatted(server.title(), name, count, row.reason());
  }
}
