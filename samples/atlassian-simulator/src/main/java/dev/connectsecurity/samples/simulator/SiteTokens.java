package dev.connectsecurity.samples.simulator;

import static dev.connectsecurity.samples.simulator.token.QueryStringHash.encode;

import dev.connectsecurity.samples.simulator.token.QueryStringHash;
import dev.connectsecurity.samples.simulator.token.TokenBuilder;
import dev.connectsecurity.samples.simulator.token.Tokens;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The tokens that the site signs with the shared secret, and the page URLs that carry them. */
final class SiteTokens {

  private static final Duration PAGE_LIFE = Duration.ofSeconds(180);
  private static final Duration CONTEXT_LIFE = Duration.ofMinutes(15);
  private static final Pattern CONTEXT_PARAMETER = Pattern.compile("\\{([A-Za-z.]+)}");

  private final Tenant tenant;

  SiteTokens(Tenant tenant) {
    this.tenant = tenant;
  }

  TokenBuilder token(User user) {
    Installation installed = tenant.installation();
    TokenBuilder token =
        Tokens.hs256(installed.sharedSecret())
            .issuer(installed.clientKey())
            .valid(tenant.clock().instant(), PAGE_LIFE)
            .claim("context", JsonValue.EMPTY_JSON_OBJECT);
    return user.accountId().isEmpty() ? token : token.subject(user.accountId());
  }

  String contextToken(User user) {
    return token(user)
        .valid(tenant.clock().instant(), CONTEXT_LIFE)
        .claim("qsh", QueryStringHash.CONTEXT)
        .sign();
  }

  String pageUrl(
      String moduleOrPath, User user, Map<String, String> extra, UnaryOperator<TokenBuilder> vary) {
    Descriptor app = tenant.installation().descriptor();
    StringBuilder url = new StringBuilder(app.resolve(substitute(path(app, moduleOrPath), user)));
    hostParameters(moduleOrPath).forEach((name, value) -> append(url, name, value));
    extra.forEach((name, value) -> append(url, name, value));
    String unsigned = url.toString();
    String token = vary.apply(token(user).bindTo("GET", unsigned, app.baseUrl())).sign();
    return append(url, "jwt", token).toString();
  }

  private static String path(Descriptor app, String moduleOrPath) {
    if (moduleOrPath.startsWith("/")) {
      return moduleOrPath;
    }
    return app.page(moduleOrPath)
        .map(AppModule::url)
        .orElseThrow(
            () -> new IllegalArgumentException(app.key() + " has no page " + moduleOrPath));
  }

  private Map<String, String> hostParameters(String moduleOrPath) {
    String channel = moduleOrPath.replaceAll("[^A-Za-z0-9-]+", "-");
    return new TreeMap<>(
        Map.of(
            "xdm_e",
            tenant.origin(),
            "xdm_c",
            "channel-" + channel,
            "cp",
            tenant.product().contextPath(),
            "lic",
            "none",
            "cv",
            "1001.0.0-SNAPSHOT"));
  }

  private static String substitute(String url, User user) {
    return CONTEXT_PARAMETER
        .matcher(url)
        .replaceAll(found -> encode(contextParameter(found, user)));
  }

  private static String contextParameter(MatchResult found, User user) {
    return switch (found.group(1)) {
      case "issue.key", "issueKey" -> SiteContent.ISSUE_KEY;
      case "issue.id" -> "10001";
      case "project.key" -> "ACME";
      case "project.id" -> "10000";
      case "space.key" -> "ACME";
      case "page.id", "content.id" -> SiteContent.PAGE_ID;
      case "user.accountId" -> user.accountId();
      // a real site leaves out what it does not know in this place
      default -> "";
    };
  }

  private static StringBuilder append(StringBuilder url, String name, String value) {
    char before = url.indexOf("?") < 0 ? '?' : '&';
    return url.append(before).append(encode(name)).append('=').append(encode(value));
  }
}
