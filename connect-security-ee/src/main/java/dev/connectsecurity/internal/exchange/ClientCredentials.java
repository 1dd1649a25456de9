package dev.connectsecurity.internal.exchange;

import dev.connectsecurity.Secret;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Asks by a client's own id and secret: RFC 6749 sections 4.1.3, 4.4 and 6.
 *
 * @param clientId the id
 * @param clientSecret the secret
 * @since 0.1
 */
public record ClientCredentials(String clientId, Secret clientSecret) {

  /**
   * Gives the parameters of the question for the client's own token.
   *
   * @return name and value each
   */
  public Map<String, String> fields() {
    return fields("client_credentials");
  }

  /**
   * Gives the parameters of an app's question, which names the gateway as audience.
   *
   * @return name and value each
   */
  public Map<String, String> fieldsForGateway() {
    Map<String, String> fields = fields();
    fields.put("audience", "api.atlassian.com");
    return fields;
  }

  /**
   * Gives the parameters that trade the code of a consent.
   *
   * @param code the code
   * @param redirectUri where it was sent
   * @param codeVerifier the verifier of RFC 7636, if the consent was asked for with its challenge
   * @return name and value each
   */
  public Map<String, String> fieldsForCode(
      Secret code, URI redirectUri, Optional<Secret> codeVerifier) {
    Map<String, String> fields = fields("authorization_code");
    fields.put("code", code.reveal());
    fields.put("redirect_uri", redirectUri.toString());
    codeVerifier.ifPresent(verifier -> fields.put("code_verifier", verifier.reveal()));
    return fields;
  }

  /**
   * Gives the parameters that trade a refresh token.
   *
   * @param refreshToken the token
   * @return name and value each
   */
  public Map<String, String> fieldsForRefresh(Secret refreshToken) {
    Map<String, String> fields = fields("refresh_token");
    fields.put("refresh_token", refreshToken.reveal());
    return fields;
  }

  private Map<String, String> fields(String grantType) {
    Map<String, String> fields = new HashMap<>();
    fields.put("grant_type", grantType);
    fields.put("client_id", clientId);
    fields.put("client_secret", clientSecret.reveal());
    return fields;
  }
}
