package dev.connectsecurity.internal.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What {@code @RequiresScope} costs in a CDI container, beside the same beans without it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GuardBenchmark {
  /** How many beans of each kind there are. */
  @Param({"1", "10", "100"})
  public int beans;

  private Path folder;
  private PagesApp onlyGuarded;
  private PagesApp onlyPlain;
  private PagesApp.Running both;
  private int next;

  /** Writes three applications and starts the one with both kinds of bean. */
  @Setup
  public void prepare() throws IOException {
    folder = Files.createTempDirectory("pages");
    onlyGuarded = new PagesApp(folder.resolve("guarded"), beans, 0);
    onlyPlain = new PagesApp(folder.resolve("plain"), 0, beans);
    both = new PagesApp(folder.resolve("both"), beans, beans).start();
  }

  /** Ends the application and removes all files. */
  @TearDown
  public void remove() throws IOException {
    both.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** One call of the next bean, guarded. */
  @Benchmark
  public int guarded() {
    return call(both.guarded());
  }

  /** The same without a guard. */
  @Benchmark
  public int plain() {
    return call(both.plain());
  }

  private int call(Page[] pages) {
    next = next + 1 == pages.length ? 0 : next + 1;
    return pages[next].show();
  }

  /** Deploys and undeploys the application with guarded beans. */
  @Benchmark
  public int startGuarded() {
    return onlyGuarded.restart();
  }

  /** The same with beans that are not guarded. */
  @Benchmark
  public int startPlain() {
    return onlyPlain.restart();
  }
}
