package dev.connectsecurity.it.payara.bench;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of wrk, 32 connections.
 *
 * @param perSecond requests per second
 * @param p99 milliseconds that 99 of 100 requests took at most
 */
record Wrk(double perSecond, double p99) {
  private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern P99 = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");

  static Wrk run(String url, String header, int seconds) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of("wrk", "-t1", "-c32", "-d" + seconds + "s", "--latency", "-H", header, url))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    if (output.contains("Non-2xx") || output.contains("Socket errors")) {
      throw new IllegalStateException(output);
    }
    Matcher time = find(P99, output);
    double unit =
        switch (time.group(2)) {
          case "us" -> 0.001;
          case "ms" -> 1;
          default -> 1000;
        };
    return new Wrk(
        Double.parseDouble(find(PER_SECOND, output).group(1)),
        Double.parseDouble(time.group(1)) * unit);
  }

  private static Matcher find(Pattern pattern, String output) {
    Matcher found = pattern.matcher(output);
    if (!found.find()) {
      throw new IllegalStateException(output);
    }
    return found;
  }
}
