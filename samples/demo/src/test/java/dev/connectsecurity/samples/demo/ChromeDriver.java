package dev.connectsecurity.samples.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program that steers Chromium, at a port of its own choice. */
final class ChromeDriver implements AutoCloseable {

  static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

  private final Process process;
  private final String url;

  private ChromeDriver(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Tells whether browser and driver are where Debian puts them. */
  static boolean isInstalled() {
    return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
  }

  static ChromeDriver start() {
    try {
      Process process =
          new ProcessBuilder(DRIVER.toString(), "--port=0").redirectErrorStream(true).start();
      return new ChromeDriver(process, "http://localhost:" + port(process));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + DRIVER, e);
    }
  }

  private static String port(Process process) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        return started.group(1);
      }
    }
    throw new IOException("the driver ended without telling its port");
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
