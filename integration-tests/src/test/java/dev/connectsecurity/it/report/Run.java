package dev.connectsecurity.it.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What the reports of one run say.
 *
 * @param server where it ran
 * @param version of the server
 * @param jdk the feature release that tests and server ran on
 * @param passed the tests that passed
 * @param failed the tests that did not
 */
record Run(Server server, String version, int jdk, Set<TestName> passed, Set<TestName> failed) {

  /** Reads the reports of a folder; one without any, as of a run that did not start, is no run. */
  static Optional<Run> read(Path folder) {
    Set<TestName> passed = new TreeSet<>();
    Set<TestName> failed = new TreeSet<>();
    Map<String, String> properties = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "TEST-*.xml")) {
      for (Path file : files) {
        Element suite =
            DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        for (Element property : children(suite, "property")) {
          properties.put(property.getAttribute("name"), property.getAttribute("value"));
        }
        sort(suite, passed, failed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("no report in " + folder, e);
    }
    return properties.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Run(
                Server.of(properties.get("arquillian.launch")),
                properties.get("server.version"),
                Integer.parseInt(properties.get("java.specification.version")),
                passed,
                failed));
  }

  /** Server, version and JDK. */
  String name() {
    return server.title() + " " + version + " on JDK " + jdk;
  }

  private static void sort(Element suite, Set<TestName> passed, Set<TestName> failed) {
    for (Element test : children(suite, "testcase")) {
      TestName name = TestName.of(test.getAttribute("classname"), test.getAttribute("name"));
      if (has(test, "failure") || has(test, "error")) {
        failed.add(name);
      } else if (!has(test, "skipped")) {
        passed.add(name);
      }
    }
  }

  private static boolean has(Element test, String outcome) {
    return test.getElementsByTagName(outcome).getLength() > 0;
  }

  private static Iterable<Element> children(Element suite, String name) {
    NodeList found = suite.getElementsByTagName(name);
    return () ->
        java.util.stream.IntStream.range(0, found.getLength())
            .mapToObj(i -> (Element) found.item(i))
            .iterator();
  }
}
