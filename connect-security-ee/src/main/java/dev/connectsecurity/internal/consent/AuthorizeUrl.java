package dev.connectsecurity.internal.consent;

import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.token.Sha256;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a browser is sent for its user's consent.
 *
 * @param app the app
 */
record AuthorizeUrl(OAuthApp app) {

  /**
   * Writes it.
   *
   * @param state what the answer has to bring back
   * @param verifier the verifier of RFC 7636, if it is used
   * @return an absolute URL
   */
  String with(Secret state, Optional<Secret> verifier) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("audience", "api.atlassian.com");
    parameters.put("client_id", app.clientId());
    parameters.put("scope", String.join(" ", app.scopes()));
    parameters.put("redirect_uri", app.redirectUri().toString());
    parameters.put("state", state.reveal());
    parameters.put("response_type", "code");
    parameters.put("prompt", "consent");
    verifier.ifPresent(
        secret -> {
          parameters.put("code_challenge", Sha256.base64Url(secret.reveal()));
          parameters.put("code_challenge_method", "S256");
        });
    return app.server().toString().replaceAll("/+$", "") + "/authorize?" + query(parameters);
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** Encodes a value of a query, with spaces as Atlassian documents them. */
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
