package dev.connectsecurity.samples.demo;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * A headless Chromium, steered by the WebDriver protocol (W3C Recommendation). Whatever is looked
 * for is waited for.
 */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int LOOK_FOR_MILLIS = 500;
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars",
          "--window-size=1600,1100");

  private final HttpClient client = HttpClient.newHttpClient();
  private final WorkFolder profile = WorkFolder.in(Path.of(System.getProperty("java.io.tmpdir")));
  private final ChromeDriver driver = ChromeDriver.start();
  private final String session;

  Browser() {
    var options =
        Json.createObjectBuilder()
            .add("binary", ChromeDriver.CHROMIUM.toString())
            .add(
                "args",
                Json.createArrayBuilder(FLAGS)
                    .add("--user-data-dir=" + profile.folder("chromium")));
    var wish =
        Json.createObjectBuilder()
            .add("browserName", "chrome")
            .add("timeouts", Json.createObjectBuilder().add("implicit", LOOK_FOR_MILLIS))
            .add("goog:chromeOptions", options);
    JsonObject body =
        Json.createObjectBuilder()
            .add("capabilities", Json.createObjectBuilder().add("alwaysMatch", wish))
            .build();
    session =
        driver.url()
            + "/session/"
            + send("POST", driver.url() + "/session", body).asJsonObject().getString("sessionId");
  }

  void open(String url) {
    send("POST", session + "/url", Json.createObjectBuilder().add("url", url).build());
  }

  /** Clicks on the page itself. */
  void click(String xpath) {
    act(() -> send("POST", element(find(xpath)) + "/click", JsonValue.EMPTY_JSON_OBJECT));
  }

  /** Clicks inside the frame. */
  void clickInFrame(String xpath) {
    act(() -> send("POST", element(findInFrame(xpath)) + "/click", JsonValue.EMPTY_JSON_OBJECT));
  }

  void typeInFrame(String xpath, String text) {
    JsonObject keys = Json.createObjectBuilder().add("text", text).build();
    act(() -> send("POST", element(findInFrame(xpath)) + "/value", keys));
  }

  /** Gives the text of an element of the page itself. */
  String text(String xpath) {
    return act(() -> string(send("GET", element(find(xpath)) + "/text", null)));
  }

  /** Gives the text of an element inside the frame. */
  String textInFrame(String xpath) {
    return act(() -> string(send("GET", element(findInFrame(xpath)) + "/text", null)));
  }

  /** Gives the address of the page. */
  String url() {
    return string(send("GET", session + "/url", null));
  }

  /** Goes on in another window, counted from 0 in the order in which they were opened. */
  void window(int number) {
    act(
        () -> {
          JsonArray windows = send("GET", session + "/window/handles", null).asJsonArray();
          if (windows.size() <= number) {
            throw new NotThere("there is no window " + number);
          }
          JsonObject wish = Json.createObjectBuilder().add("handle", windows.get(number)).build();
          return send("POST", session + "/window", wish);
        });
  }

  void reload() {
    send("POST", session + "/refresh", JsonValue.EMPTY_JSON_OBJECT);
  }

  void screenshot(Path file) {
    send("POST", session + "/frame", Json.createObjectBuilder().addNull("id").build());
    try {
      Files.createDirectories(file.getParent());
      Files.write(
          file, Base64.getDecoder().decode(string(send("GET", session + "/screenshot", null))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      send("DELETE", session, null);
    } finally {
      driver.close();
      profile.close();
    }
  }

  private JsonValue find(String xpath) {
    send("POST", session + "/frame", Json.createObjectBuilder().addNull("id").build());
    return look(xpath);
  }

  private JsonValue findInFrame(String xpath) {
    JsonValue frame = find("//iframe");
    send("POST", session + "/frame", Json.createObjectBuilder().add("id", frame).build());
    return look(xpath);
  }

  private JsonValue look(String xpath) {
    JsonObject by = Json.createObjectBuilder().add("using", "xpath").add("value", xpath).build();
    return send("POST", session + "/element", by);
  }

  private String element(JsonValue reference) {
    return session + "/element/" + reference.asJsonObject().getString(ELEMENT);
  }

  // A page that redraws takes elements and frames away between two commands: begin again.
  private <T> T act(Command<T> command) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return command.run();
      } catch (NotThere notYet) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError(notYet.getMessage() + "\n" + shown(), notYet);
        }
      }
    }
  }

  /** Tells where the browser is and what it shows, for whoever reads why a test failed. */
  private String shown() {
    try {
      return url() + "\n" + string(send("GET", element(find("//body")) + "/text", null));
    } catch (NotThere nothing) {
      return "nothing: " + nothing.getMessage();
    }
  }

  private JsonValue send(String method, String url, JsonValue body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .timeout(PATIENCE)
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      JsonValue value = value(response.body());
      if (response.statusCode() != 200) {
        JsonObject problem = value.asJsonObject();
        throw new NotThere(problem.getString("error") + ": " + problem.getString("message"));
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonValue value(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject().get("value");
    }
  }

  private static String string(JsonValue value) {
    return ((jakarta.json.JsonString) value).getString();
  }

  private interface Command<T> {
    T run();
  }

  private static final class NotThere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotThere(String message) {
      super(message.lines().findFirst().orElse(""));
    }
  }
}
