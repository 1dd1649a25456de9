package dev.connectsecurity.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class MemoryKeyTest {
  private final DataSource database = H2.current();

  @Test
  void key_isMadeOnceAndIsNoCheckValue() {
    Secret first = key();

    assertThat(key()).isEqualTo(first);
    assertThat(Stores.of(database, new MovableClock()).checkValues().all()).isEmpty();
  }

  @Test
  void otherDatabase_hasAnotherKey() {
    assertThat(new MemoryKeyTest().key()).isNotEqualTo(key());
  }

  @RepeatedTest(10)
  void eightAtOnce_haveOneKey() throws Exception {
    CyclicBarrier start = new CyclicBarrier(8);
    Callable<Secret> app =
        () -> {
          start.await();
          return key();
        };
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Secret> keys = new ArrayList<>();
    try {
      for (Future<Secret> key :
          threads.invokeAll(List.of(app, app, app, app, app, app, app, app))) {
        keys.add(key.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(keys).containsOnly(key());
  }

  private Secret key() {
    return MemoryKey.of(
        database, OutsideTransaction.none(), () -> Secret.of(UUID.randomUUID().toString()));
  }
}
