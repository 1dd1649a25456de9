package dev.connectsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows of calls can be copied: each example compiles, and none is long. */
class ReadmeExamplesTest {
  private static final Path README = Path.of("../README.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final int MOST_LINES = 8;

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("examples")
  void example_isShortAndCompiles(String example) {
    StringWriter complaints = new StringWriter();

    assertThat(example.lines().count()).isLessThanOrEqualTo(MOST_LINES);
    assertThat(compiles(example, complaints)).as("%s", complaints).isTrue();
  }

  @Test
  void everyMode_hasAnExample() throws IOException {
    assertThat(String.join("\n", examples().toList()))
        .contains(
            ".asApp()",
            ".asApp(host)",
            ".asUser(",
            ".asUser(host, accountId",
            ".withGrant(",
            ".withApiToken()",
            ".asServiceAccount()",
            ".typed(",
            "CallDenial.of(");
  }

  @Test
  void exampleThatIsWrong_wouldNotCompile() {
    assertThat(compiles("client.asNobody();\n", new StringWriter())).isFalse();
  }

  // Whole classes are files of hello-panel, whose own test compares them.
  static Stream<String> examples() throws IOException {
    return BLOCK
        .matcher(Files.readString(README))
        .results()
        .map(MatchResult::group)
        .map(block -> block.replaceAll("^```java\\n|```$", ""))
        .filter(block -> !block.startsWith("@Path"));
  }

  private boolean compiles(String example, StringWriter complaints) {
    String source =
        """
        import dev.connectsecurity.*;
        import jakarta.ws.rs.*;
        import jakarta.ws.rs.client.*;
        import jakarta.ws.rs.core.*;

        class Example {
          AtlassianClient client;
          AtlassianLogin login;
          AtlassianHost host;
          String accountId;

          interface Jira {
            @GET
            @Path("rest/api/3/myself")
            String myself();
          }

          Object run() {
            if (client != null) {
        %s
            }
            return null;
          }
        }
        """
            .formatted(example);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
    return compiler
        .getTask(complaints, null, null, options, null, List.of(new Source(source)))
        .call();
  }

  /** A class as text. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
