package dev.connectsecurity.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.SkipTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the servers says nothing that the reports do not. */
class ServersPageTest {
  private static final SkipTable.Row NO_BEANS =
      new SkipTable.Row("tomcat", "BeansIT", "", "", "Tomcat has no beans");

  private static final Run PAYARA = passed("payara-micro", "BeansIT one", "GateIT two");

  @Test
  void serverThatPassesAllButItsSkips_isARow() {
    ServersPage page =
        new ServersPage(List.of(passed("tomcat", "GateIT two"), PAYARA), List.of(NO_BEANS));

    assertThat(page.differences()).isEmpty();
    assertThat(page.text())
        .containsSubsequence(
            "| Payara Micro | 1.0 | 17 | 2 | 2 | 0 | 0 |\n",
            "| Tomcat with Weld, Jersey and SmallRye Config | 1.0 | 17 | 2 | 1 | 1 | 0 |\n",
            "| BeansIT | 1 | Tomcat has no beans |\n");
  }

  @Test
  void testThatOneServerDidNotRun_isNamed() {
    ServersPage page = new ServersPage(List.of(PAYARA, passed("tomcat", "GateIT two")), List.of());

    assertThat(page.differences())
        .containsExactly(
            "Tomcat with Weld, Jersey and SmallRye Config 1.0 on JDK 17 did not pass BeansIT one ");
  }

  @Test
  void skipOfATestThatIsGone_isNamed() {
    SkipTable.Row gone = new SkipTable.Row("payara-micro", "GoneIT", "", "", "why");

    assertThat(new ServersPage(List.of(PAYARA), List.of(gone)).differences())
        .singleElement()
        .asString()
        .startsWith("skips.csv names a test that no server has: Row[server=payara-micro");
  }

  @Test
  void failure_isNamedThoughItsServerAloneHasTheTest(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("TEST-one.xml"),
        """
        <testsuite>
          <properties>
            <property name="arquillian.launch" value="tomcat"/>
            <property name="server.version" value="10.1"/>
            <property name="java.specification.version" value="25"/>
          </properties>
          <testcase classname="dev.connectsecurity.it.tomcat.OwnIT" name="one"><failure/></testcase>
          <testcase classname="dev.connectsecurity.it.tomcat.OwnIT" name="two(String) row 1: x"/>
          <testcase classname="dev.connectsecurity.it.tomcat.OwnIT" name="three"><skipped/></testcase>
        </testsuite>""");

    Run run = Run.read(folder).orElseThrow();

    assertThat(run.passed()).containsExactly(test("OwnIT two", "row 1: x"));
    assertThat(run.name()).isEqualTo("Tomcat with Weld, Jersey and SmallRye Config 10.1 on JDK 25");
    assertThat(new ServersPage(List.of(run), List.of()).differences())
        .containsExactly(run.name() + " did not pass OwnIT one ");
  }

  @Test
  void folderWithoutReports_isNoRun(@TempDir Path folder) {
    assertThat(Run.read(folder)).isEqualTo(Optional.empty());
  }

  private static Run passed(String profile, String... tests) {
    Set<TestName> passed = new TreeSet<>();
    for (String test : tests) {
      String[] words = test.split(" ");
      passed.add(new TestName("dev.connectsecurity.it." + words[0], words[1], ""));
    }
    return new Run(Server.of(profile), "1.0", 17, passed, Set.of());
  }

  private static TestName test(String name, String testCase) {
    String[] words = name.split(" ");
    return new TestName("dev.connectsecurity.it.tomcat." + words[0], words[1], testCase);
  }
}
