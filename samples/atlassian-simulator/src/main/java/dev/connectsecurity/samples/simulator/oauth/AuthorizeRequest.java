package dev.connectsecurity.samples.simulator.oauth;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a browser asks for at {@code /authorize}; RFC 6749 section 4.1.1, RFC 7636 section 4.3.
 *
 * @param client who asks
 * @param redirectUri where the answer goes
 * @param state what the answer has to repeat
 * @param scopes what is asked for
 * @param challenge the S256 challenge, if the app uses PKCE
 */
public record AuthorizeRequest(
    OAuthClient client,
    String redirectUri,
    String state,
    Set<String> scopes,
    Optional<String> challenge) {

  private static final String AUDIENCE = "api.atlassian.com";

  /** Checks all that is left when client and redirect URI are known to be right. */
  static AuthorizeRequest of(
      OAuthClient client, String redirectUri, Function<String, Optional<String>> parameters) {
    Function<String, String> text = name -> parameters.apply(name).orElse("");
    demand(text.apply("audience").equals(AUDIENCE), "audience is not " + AUDIENCE);
    demand(text.apply("prompt").equals("consent"), "prompt is not consent");
    demand(!text.apply("state").isEmpty(), "state is missing");
    if (!text.apply("response_type").equals("code")) {
      throw new OAuthRefusal(400, "unsupported_response_type", "response_type is not code");
    }
    return new AuthorizeRequest(
        client, redirectUri, text.apply("state"), scopes(client, text), challenge(parameters));
  }

  /** Tells whether products are asked for, for which a site has to be chosen. */
  public boolean wantsSites() {
    return scopes.stream().anyMatch(scope -> GatewayScopes.product(scope).isPresent());
  }

  private static Set<String> scopes(OAuthClient client, Function<String, String> text) {
    Set<String> scopes =
        Arrays.stream(text.apply("scope").split(" "))
            .filter(scope -> !scope.isEmpty())
            .collect(Collectors.toSet());
    if (scopes.isEmpty() || !client.mayAskFor(scopes)) {
      throw OAuthRefusal.invalidScope("scope is empty or more than the app may have");
    }
    return scopes;
  }

  private static Optional<String> challenge(Function<String, Optional<String>> parameters) {
    Optional<String> challenge = parameters.apply("code_challenge");
    if (challenge.isPresent()) {
      boolean hashed = parameters.apply("code_challenge_method").orElse("").equals("S256");
      demand(hashed && Pkce.isChallenge(challenge.get()), "the code challenge is not an S256");
    }
    return challenge;
  }

  private static void demand(boolean right, String otherwise) {
    if (!right) {
      throw OAuthRefusal.invalidRequest(otherwise);
    }
  }
}
