package dev.connectsecurity.it.payara.bench;

import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.PayaraMicro;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures; run by {@code .ci/bench-server} only. Both WARs are in one server and get the same
 * requests in turn, so that what else the machine does meets both.
 */
class ServerBench {
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 8);
  private static final Results RESULTS = new Results();
  private static final Pattern DEPLOYED =
      Pattern.compile("(?:app|raw) was successfully deployed in ([\\d,.]+) milliseconds");
  private static final String PATH =
      "/rest/greeting?xdm_e=https%3A%2F%2Facme.atlassian.net&xdm_c=channel-page&cp=%2Fapp"
          + "&xdm_deprecated_addon_key_do_not_use=com.example.app&lic=none&cv=1001.0.0&issue=ACME-1";

  @TempDir private Path folder;

  @AfterAll
  static void report() throws IOException {
    RESULTS.write();
    RESULTS.moved().forEach(System.out::println);
  }

  @Test
  void requests_withAndWithoutTheGate() throws IOException {
    List<String> options =
        Arrays.stream(System.getProperty("bench.java", "-Xms512m -Xmx512m").split(" ")).toList();
    try (PayaraMicro server =
        PayaraMicro.start(
            folder, options, List.of(), BenchWars.without(), BenchWars.withMemory())) {
      RawHttp http = new RawHttp(server.port());
      Tenant tenant = Tenant.named("acme");
      Atlassian.install(http, tenant);
      String header = "Authorization: JWT " + token(tenant);
      String origin = "http://127.0.0.1:" + server.port();
      Wrk.run(origin + "/raw" + PATH, header, 2 * SECONDS);
      Wrk.run(origin + "/app" + PATH, header, 2 * SECONDS);
      for (int round = 0; round < ROUNDS; round++) {
        boolean first = round % 2 == 0;
        Wrk one = Wrk.run(origin + (first ? "/raw" : "/app") + PATH, header, SECONDS);
        Wrk other = Wrk.run(origin + (first ? "/app" : "/raw") + PATH, header, SECONDS);
        note(first ? one : other, first ? other : one);
      }
    }
  }

  private static void note(Wrk without, Wrk with) {
    RESULTS.add("requests per second without", without.perSecond());
    RESULTS.add("requests per second with", with.perSecond());
    RESULTS.add("throughput ratio", with.perSecond() / without.perSecond());
    RESULTS.add("p99 ms without", without.p99());
    RESULTS.add("p99 ms with", with.p99());
    RESULTS.add("p99 ratio", with.p99() / without.p99());
  }

  // As large as those of a page: about 1 kB.
  private static String token(Tenant tenant) {
    return tenant
        .token("GET", "/app" + PATH)
        .valid(Instant.now(), Duration.ofHours(1))
        .claim("filling", "x".repeat(450))
        .sign();
  }

  /** Each in a server of its own that has deployed nothing before. */
  @Test
  void deployments_withAndWithoutTheJar() throws IOException {
    Map<String, Supplier<WebArchive>> wars = new LinkedHashMap<>();
    wars.put("without", BenchWars::without);
    wars.put("in memory", BenchWars::withMemory);
    wars.put("without, database", BenchWars::withoutButDatabase);
    wars.put("with, database", BenchWars::with);
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, Double> took = new LinkedHashMap<>();
      for (String name : wars.keySet()) {
        took.put(name, deploy(folder.resolve(round + name), wars.get(name).get()));
        RESULTS.add("deployment ms, " + name, took.get(name));
      }
      RESULTS.add("deployment more ms", took.get("in memory") - took.get("without"));
      RESULTS.add(
          "deployment more ms, database",
          took.get("with, database") - took.get("without, database"));
    }
  }

  private static double deploy(Path folder, WebArchive war) throws IOException {
    Files.createDirectories(folder);
    try (PayaraMicro server = PayaraMicro.start(folder, List.of("-Xmx512m"), List.of(), war)) {
      String log = server.log().stream().collect(Collectors.joining("\n"));
      Matcher deployed = DEPLOYED.matcher(log);
      if (!deployed.find()) {
        throw new IllegalStateException(log);
      }
      return Double.parseDouble(deployed.group(1).replaceAll("[,.]", ""));
    }
  }
}
