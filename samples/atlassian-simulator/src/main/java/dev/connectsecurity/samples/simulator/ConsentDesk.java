package dev.connectsecurity.samples.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.connectsecurity.samples.simulator.oauth.AuthorizeRequest;
import dev.connectsecurity.samples.simulator.oauth.OAuthBooks;
import dev.connectsecurity.samples.simulator.oauth.OAuthClient;
import dev.connectsecurity.samples.simulator.oauth.OAuthRefusal;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Asks a user, in a browser, whether an app may; sends the browser back with the answer. */
final class ConsentDesk {

  private final Map<String, AuthorizeRequest> open = new ConcurrentHashMap<>();
  private final String origin;
  private final Directory directory;
  private final OAuthBooks books;
  private final WireLog log;

  ConsentDesk(String origin, Directory directory, OAuthBooks books, WireLog log) {
    this.origin = origin;
    this.directory = directory;
    this.books = books;
    this.log = log;
  }

  /** Answers with the consent page. */
  Response ask(Request request) {
    Optional<OAuthClient> client = sender(request);
    if (client.isEmpty()) {
      log.add(wire("Browser").answered(400, "client_id or redirect_uri is wrong"));
      return ConsentPage.problem("client_id or redirect_uri is wrong");
    }
    try {
      AuthorizeRequest asked = read(request, client.get());
      String ticket = UUID.randomUUID().toString();
      open.put(ticket, asked);
      log.add(wire("Browser").answered(200, "consent page for " + client.get().id()));
      return page(ticket, asked, "");
    } catch (OAuthRefusal e) {
      return redirect(wrong(request, e));
    }
  }

  /** Takes the form of the consent page. */
  Response decide(Request request) {
    String ticket = request.formField("ticket").orElse("");
    AuthorizeRequest asked = open.get(ticket);
    if (asked == null) {
      return ConsentPage.problem("this page has been answered already");
    }
    if (!request.formField("answer").orElse("").equals("accept")) {
      open.remove(ticket);
      return redirect(refused(asked));
    }
    Set<String> cloudIds = Set.copyOf(request.formFields("site"));
    if (cloudIds.isEmpty() && asked.wantsSites()) {
      return page(ticket, asked, "Choose at least one site.");
    }
    User user = User.named(request.formField("user").orElse(""));
    open.remove(ticket);
    return redirect(accepted(asked, user, cloudIds));
  }

  URI accept(URI authorizeUri, User user, Set<String> cloudIds) {
    return decide(authorizeUri, asked -> accepted(asked, user, cloudIds));
  }

  URI refuse(URI authorizeUri) {
    return decide(authorizeUri, this::refused);
  }

  private URI decide(URI authorizeUri, Decision decision) {
    Request request =
        new Request(
            "GET",
            authorizeUri.getRawPath(),
            authorizeUri.getRawQuery(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "");
    OAuthClient client =
        sender(request)
            .orElseThrow(() -> new IllegalArgumentException("client_id or redirect_uri is wrong"));
    try {
      return URI.create(decision.of(read(request, client)));
    } catch (OAuthRefusal e) {
      return URI.create(wrong(request, e));
    }
  }

  private String accepted(AuthorizeRequest asked, User user, Set<String> cloudIds) {
    String code = books.agree(asked, user.accountId(), cloudIds);
    log.add(
        wire("Browser of " + user.displayName())
            .ended(302, Verdict.ACCEPTED, "consent given, code sent to " + asked.redirectUri()));
    return target(asked.redirectUri(), Map.of("code", code, "state", asked.state()));
  }

  private String refused(AuthorizeRequest asked) {
    log.add(wire("Browser").ended(302, Verdict.REFUSED, "access_denied"));
    return target(
        asked.redirectUri(),
        Map.of(
            "error", "access_denied",
            "error_description", "User did not authorize the request",
            "state", asked.state()));
  }

  private String wrong(Request request, OAuthRefusal refusal) {
    log.add(wire("Browser").ended(302, Verdict.REFUSED, refusal.getMessage()));
    return target(
        parameter(request, "redirect_uri"),
        Map.of(
            "error", refusal.error(),
            "error_description", refusal.getMessage(),
            "state", parameter(request, "state")));
  }

  private AuthorizeRequest read(Request request, OAuthClient client) {
    return books.authorizeRequest(client, parameter(request, "redirect_uri"), request::parameter);
  }

  private Optional<OAuthClient> sender(Request request) {
    return books.sender(parameter(request, "client_id"), parameter(request, "redirect_uri"));
  }

  private Response page(String ticket, AuthorizeRequest asked, String problem) {
    return ConsentPage.of(ticket, asked, directory.places(), problem);
  }

  private Exchange wire(String from) {
    // without its query, where state and challenge are
    return Exchange.of(from, "OAuth server", "GET", origin + OAuthEndpoint.AUTHORIZE);
  }

  private static Response redirect(String target) {
    return Response.empty(302)
        .with("Location", target)
        .with("Cache-Control", "no-store")
        .with("Referrer-Policy", "no-referrer");
  }

  private static String target(String redirectUri, Map<String, String> parameters) {
    StringBuilder target = new StringBuilder(redirectUri);
    char separator = redirectUri.contains("?") ? '&' : '?';
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      String value = URLEncoder.encode(parameter.getValue(), UTF_8).replace("+", "%20");
      target.append(separator).append(parameter.getKey()).append('=').append(value);
      separator = '&';
    }
    return target.toString();
  }

  private static String parameter(Request request, String name) {
    return request.parameter(name).orElse("");
  }

  @FunctionalInterface
  private interface Decision {
    String of(AuthorizeRequest asked);
  }
}
