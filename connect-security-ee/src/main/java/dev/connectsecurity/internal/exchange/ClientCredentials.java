package dev.connectsecurity.internal.exchange;

import dev.connectsecurity.Secret;
import java.util.HashMap;
import java.util.Map;

/**
 * Asks by a client's own id and secret: RFC 6749 section 4.4.
 *
 * @param clientId the id
 * @param clientSecret the secret
 * @since 0.1
 */
public record ClientCredentials(String clientId, Secret clientSecret) {

  /**
   * Gives the parameters of the question.
   *
   * @return name and value each
   */
  public Map<String, String> fields() {
    return Map.of(
        "grant_type",
        "client_credentials",
        "client_id",
        clientId,
        "client_secret",
        clientSecret.reveal());
  }

  /**
   * Gives the parameters of an app's question, which names the gateway as audience.
   *
   * @return name and value each
   */
  public Map<String, String> fieldsForGateway() {
    Map<String, String> fields = new HashMap<>(fields());
    fields.put("audience", "api.atlassian.com");
    return fields;
  }
}
