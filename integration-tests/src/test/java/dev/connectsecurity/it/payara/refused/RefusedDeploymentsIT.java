package dev.connectsecurity.it.payara.refused;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.PayaraMicro;
import dev.connectsecurity.it.support.RawHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A demand that nothing could keep does not get as far as its first request. */
class RefusedDeploymentsIT {
  private static final AtomicReference<PayaraMicro> SERVER = new AtomicReference<>();

  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws IOException {
    WebArchive sound =
        Refused.war(
            "sound", Unguardable.Base.class, Unguardable.Open.class, Unguardable.PublicRest.class);
    Stream<WebArchive> mistaken = Arrays.stream(Refused.values()).map(Refused::war);
    SERVER.set(
        PayaraMicro.start(
            folder, Stream.concat(mistaken, Stream.of(sound)).toArray(WebArchive[]::new)));
  }

  @AfterAll
  static void stop() {
    SERVER.get().close();
  }

  @ParameterizedTest
  @EnumSource
  void demandThatCannotBeKept_isTold(Refused row) {
    List<String> told = SERVER.get().log().stream().filter(line -> line.contains("CSE-")).toList();

    assertThat(told).anySatisfy(line -> assertThat(line).contains(row.sentence()));
  }

  @ParameterizedTest
  @EnumSource
  void applicationWithSuchADemand_isNotServed(Refused row) {
    assertThat(http().get("/" + row.context() + "/atlassian-connect.json").status()).isEqualTo(404);
  }

  @Test
  void applicationWithARuleForAll_isServed() {
    assertThat(http().get("/sound/public/open").body()).isEqualTo("open");
  }

  private static RawHttp http() {
    return new RawHttp(SERVER.get().port());
  }
}
