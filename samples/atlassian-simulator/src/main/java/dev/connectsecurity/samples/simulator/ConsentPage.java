package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.oauth.AuthorizeRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page on which a user says yes or no; a form, without script. */
final class ConsentPage {

  static final String STYLE = "/consent.css";

  private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)}}");
  private static final List<User> PEOPLE = List.of(User.ALICE, User.BOB, User.ADMIN);

  private ConsentPage() {}

  static Response of(
      String ticket, AuthorizeRequest asked, List<Directory.Place> places, String problem) {
    String html =
        fill(
            Map.of(
                "ticket", escape(ticket),
                "client", escape(asked.client().id()),
                "target", escape(origin(asked)),
                "problem", escape(problem),
                "scopes", scopes(asked),
                "users", users(),
                "sites", sites(places)));
    return html(200, html, "form-action 'self' " + origin(asked));
  }

  static Response problem(String text) {
    return html(
        400,
        "<!doctype html><html lang=\"en\"><title>Something went wrong</title>"
            + "<link rel=\"stylesheet\" href=\"consent.css\"><main><h1>Something went wrong</h1><p>"
            + escape(text)
            + "</p></main></html>",
        "form-action 'none'");
  }

  static Response style() {
    return Response.of(200, "text/css;charset=utf-8", file("consent.css"));
  }

  private static String scopes(AuthorizeRequest asked) {
    return new TreeSet<>(asked.scopes())
        .stream()
            .map(scope -> "<li>" + words(scope) + "<code>" + escape(scope) + "</code></li>")
            .collect(Collectors.joining());
  }

  private static String words(String scope) {
    return ScopeWords.of(scope).map(words -> escape(words) + ' ').orElse("");
  }

  private static String users() {
    return PEOPLE.stream()
        .map(user -> choice("radio", "user", user.name(), user.displayName(), user == User.ALICE))
        .collect(Collectors.joining());
  }

  private static String sites(List<Directory.Place> places) {
    Map<String, String> names = new TreeMap<>();
    for (Directory.Place place : places) {
      Tenant tenant = place.tenant();
      String label = tenant.name() + " (" + tenant.product().type() + ")";
      names.merge(tenant.cloudId(), label, (one, other) -> one + ", " + other);
    }
    return names.entrySet().stream()
        .map(site -> choice("checkbox", "site", site.getKey(), site.getValue(), true))
        .collect(Collectors.joining());
  }

  private static String choice(
      String type, String name, String value, String label, boolean checked) {
    return "<label><input type=\"%s\" name=\"%s\" value=\"%s\"%s> %s</label>"
        .formatted(type, name, escape(value), checked ? " checked" : "", escape(label));
  }

  private static String origin(AuthorizeRequest asked) {
    URI uri = URI.create(asked.redirectUri());
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  private static String fill(Map<String, String> values) {
    return NAME.matcher(file("consent.html"))
        .replaceAll(name -> Matcher.quoteReplacement(values.get(name.group(1))));
  }

  private static Response html(int status, String html, String formAction) {
    return Response.of(status, "text/html;charset=utf-8", html)
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; "
                + "frame-ancestors 'none'; "
                + formAction)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "no-store");
  }

  private static String file(String name) {
    try (InputStream in = ConsentPage.class.getResourceAsStream("web/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
