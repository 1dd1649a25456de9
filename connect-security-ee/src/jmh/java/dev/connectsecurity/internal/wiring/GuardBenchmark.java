package dev.connectsecurity.internal.wiring;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A call of a bean with {@code @RequiresScope} in a CDI container, beside one without. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GuardBenchmark {
  /** How many beans of each kind there are. */
  @Param({"1", "10", "100"})
  public int beans;

  private PagesApp app;
  private PagesApp.Running running;
  private int next;

  /** Starts an application with both kinds of bean. */
  @Setup
  public void start() throws IOException {
    app = new PagesApp(beans, beans);
    running = app.start();
  }

  /** Ends it. */
  @TearDown
  public void end() throws IOException {
    running.close();
    app.close();
  }

  /** One call of the next bean, guarded. */
  @Benchmark
  public int guarded() {
    return call(running.guarded());
  }

  /** The same without a guard. */
  @Benchmark
  public int plain() {
    return call(running.plain());
  }

  private int call(Page[] pages) {
    next = next + 1 == pages.length ? 0 : next + 1;
    return pages[next].show();
  }
}
