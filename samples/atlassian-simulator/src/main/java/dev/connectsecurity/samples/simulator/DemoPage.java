package dev.connectsecurity.samples.simulator;

import static dev.connectsecurity.samples.simulator.Descriptor.text;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The page at {@code /site}, the files it is made of, and the JSON that it lives on. */
final class DemoPage {

  private static final String SECURITY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; frame-src http: https:; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'none'";
  private static final Map<String, String> FILES =
      Map.of(
          "/site", "site.html",
          "/site/site.css", "site.css",
          "/site/site.js", "site.js",
          "/site/log.js", "log.js",
          "/atlassian-connect/all.js", "all.js",
          "/wiki/atlassian-connect/all.js", "all.js");

  private final Site site;
  private final WireLog log;
  private final DemoState state;
  private final Scenes scenes;

  DemoPage(Site site, SiteContent content, Cloud cloud, AppCaller app, SimulatorOptions options) {
    this.site = site;
    this.log = cloud.log();
    this.scenes = new Scenes(site, cloud, app, options.operations());
    this.state = new DemoState(site, content, cloud.keys(), scenes, options.links());
  }

  Response answer(Request request) {
    String route = request.method() + ' ' + request.rawPath();
    return switch (route) {
      case "GET /" -> Response.empty(307).with("Location", "/site");
      case "GET /simulator/state" -> json(state.json());
      case "GET /simulator/log" -> json(log.after(number(request.parameter("after"))));
      case "GET /simulator/page-url" -> pageUrl(request);
      case "GET /simulator/context-token" -> contextToken(request);
      case "POST /simulator/act" -> json(request, wish -> scenes.play(wish).toJson());
      case "POST /simulator/saw" -> json(request, this::saw);
      default -> file(request);
    };
  }

  private Response pageUrl(Request request) {
    User user = user(request);
    String module = request.parameter("module").orElse("");
    String url = site.pageUrl(module, user);
    log.add(
        Exchange.of("Browser of " + user.displayName(), "App", "GET", url)
            .ended(0, Verdict.ISSUED, "page URL signed for the iframe"));
    return json(Json.createObjectBuilder().add("url", url).build());
  }

  private Response contextToken(Request request) {
    User user = user(request);
    String token = site.contextToken(user);
    log.add(
        Exchange.of("App's page", site.name(), "AP", "context.getToken")
            .withToken(token)
            .ended(0, Verdict.ISSUED, "context token for " + user.displayName()));
    return json(Json.createObjectBuilder().add("token", token).build());
  }

  /** Notes a call that the app's page has made of its own app. */
  private JsonObject saw(JsonObject call) {
    log.add(
        Exchange.of("App's page", "App", text(call, "method"), text(call, "url"))
            .withToken(text(call, "token"))
            .answered(call.getInt("status", 0), "call by the app's own page"));
    return JsonValue.EMPTY_JSON_OBJECT;
  }

  private static Response json(Request request, UnaryOperator<JsonObject> action) {
    // a page elsewhere cannot send this type without asking first, and nobody says yes to it
    if (!request.contentType().orElse("").startsWith("application/json")) {
      return Response.error(415, "send application/json");
    }
    try (JsonReader reader = Json.createReader(new StringReader(request.body()))) {
      return json(action.apply(reader.readObject()));
    } catch (JsonException e) {
      return Response.error(400, "the body is no JSON object");
    } catch (UncheckedIOException | IllegalStateException e) {
      return Response.error(502, e.getMessage());
    }
  }

  private static Response file(Request request) {
    String name = FILES.get(request.rawPath());
    if (name == null || !request.method().equals("GET")) {
      return Response.error(404, "nothing is here");
    }
    return Response.of(200, type(name), content(name))
        .with("Content-Security-Policy", SECURITY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "no-store");
  }

  private static String content(String name) {
    try (InputStream in = DemoPage.class.getResourceAsStream("web/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return (ending.equals("js") ? "text/javascript" : "text/" + ending) + ";charset=utf-8";
  }

  private static Response json(JsonObject body) {
    return Response.json(200, body).with("Cache-Control", "no-store");
  }

  private static User user(Request request) {
    return User.named(request.parameter("user").orElse("alice"));
  }

  private static long number(Optional<String> text) {
    return text.map(Long::parseLong).orElse(0L);
  }
}
