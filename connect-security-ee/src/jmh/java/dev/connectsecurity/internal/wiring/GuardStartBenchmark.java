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

/** A deployment of beans with {@code @RequiresScope} in a CDI container, beside one without. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GuardStartBenchmark {
  /** How many beans the application has. */
  @Param({"1", "10", "100"})
  public int beans;

  private PagesApp guarded;
  private PagesApp plain;

  /** Writes two applications. */
  @Setup
  public void write() throws IOException {
    guarded = new PagesApp(beans, 0);
    plain = new PagesApp(0, beans);
  }

  /** Removes them. */
  @TearDown
  public void remove() throws IOException {
    guarded.close();
    plain.close();
  }

  /** Deployed and undeployed once, with guarded beans. */
  @Benchmark
  public int guarded() {
    return guarded.restart();
  }

  /** The same with beans that are not guarded. */
  @Benchmark
  public int plain() {
    return plain.restart();
  }
}
