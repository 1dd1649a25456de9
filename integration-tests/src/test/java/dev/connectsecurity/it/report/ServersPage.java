package dev.connectsecurity.it.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.connectsecurity.it.support.SkipTable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes {@code docs/servers.md} of the reports of every server's run, and checks that each ran all
 * tests but those that {@code skips.csv} lets it pass over.
 */
public final class ServersPage {
  private static final List<String> ORDER =
      List.of("payara-micro", "wildfly", "liberty", "glassfish", "tomee", "tomcat");
  private static final String HEAD =
      """
      # Servers
      Written by `ServersPage` from the reports of `.ci/run`; not by hand. The same tests run on every server; what one of them skips
      is named below. Tests that make sense on one server only are counted apart.

      | server | version | JDK | tests | passed | skipped | of its own |
      |---|---|---|---|---|---|---|
      """;

  private final List<Run> runs;
  private final Set<TestName> all;

  private ServersPage(List<Run> runs) {
    this.runs = runs;
    this.all = new TreeSet<>();
    runs.forEach(run -> all.addAll(common(run)));
  }

  /**
   * Writes or checks the page.
   *
   * @param arguments {@code write} or {@code check}, the page, and the folder with a folder of
   *     reports for each run
   */
  public static void main(String[] arguments) throws IOException {
    Path page = Path.of(arguments[1]);
    List<Run> runs = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of(arguments[2]))) {
      folders.forEach(folder -> runs.add(Run.read(folder)));
    }
    runs.sort(
        Comparator.comparing((Run run) -> ORDER.indexOf(run.server())).thenComparing(Run::jdk));
    ServersPage servers = new ServersPage(runs);
    servers.demandThatNothingIsMissing();
    String text = servers.text();
    if (arguments[0].equals("write")) {
      Files.writeString(page, text, UTF_8);
    } else {
      demandThatThePageSaysSo(page, text);
    }
  }

  // Of runs that were not made this time, as where a JDK is missing, the page may say more.
  private static void demandThatThePageSaysSo(Path page, String text) throws IOException {
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.removeAll(Files.readAllLines(page, UTF_8));
    if (!lines.isEmpty()) {
      throw new IllegalStateException(page + " lacks " + String.join("\n", lines));
    }
  }

  private static Set<TestName> common(Run run) {
    Set<TestName> tests = new TreeSet<>(run.passed());
    tests.removeIf(TestName::isForOneServer);
    return tests;
  }

  private static List<SkipTable.Row> skipsOf(Run run) {
    return SkipTable.rows().stream().filter(row -> row.server().equals(run.server())).toList();
  }

  private Set<TestName> skipped(Run run) {
    return all.stream()
        .filter(test -> skipsOf(run).stream().anyMatch(test::isMeantBy))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void demandThatNothingIsMissing() {
    for (Run run : runs) {
      Set<TestName> expected = new TreeSet<>(all);
      expected.removeAll(skipped(run));
      if (!run.failed().isEmpty() || !common(run).equals(expected)) {
        Set<TestName> missing = new TreeSet<>(expected);
        missing.removeAll(run.passed());
        Set<TestName> more = new TreeSet<>(common(run));
        more.removeAll(expected);
        throw new IllegalStateException(
            run.server() + ": failed " + run.failed() + ", missing " + missing + ", more " + more);
      }
      for (SkipTable.Row row : skipsOf(run)) {
        if (all.stream().noneMatch(test -> test.isMeantBy(row))) {
          throw new IllegalStateException("skips.csv names a test that is not there: " + row);
        }
      }
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Run run : runs) {
      int skipped = skipped(run).size();
      text.append(
          "| %s | %s | %d | %d | %d | %d | %d |%n"
              .formatted(
                  run.server(),
                  run.version(),
                  run.jdk(),
                  all.size(),
                  common(run).size(),
                  skipped,
                  run.passed().size() - common(run).size()));
    }
    text.append("\n## Skipped\n| server | test | count | reason |\n|---|---|---|---|\n");
    SkipTable.rows().forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private String line(SkipTable.Row row) {
    String name =
        String.join(" ", row.testClass(), row.test(), row.testCase()).strip().replace("|", "\\|");
    long count = all.stream().filter(test -> test.isMeantBy(row)).count();
    return "| %s | %s | %d | %s |%n".formatted(row.server(), name, count, row.reason());
  }
}
