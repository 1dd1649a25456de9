package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.Product;
import dev.connectsecurity.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An API token and what it may be shown to.
 *
 * <p>Source: <a
 * href="https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/">Manage
 * API tokens</a>.
 *
 * @param root the site, or a product's place in the gateway
 * @param email the owner's e-mail address
 * @param token the token
 * @since 0.1
 */
public record ApiTokenAccess(URI root, String email, Secret token) {

  /**
   * Makes an access.
   *
   * @throws IllegalArgumentException if the address has a colon, or one of both is blank or has
   *     control characters; the message quotes neither
   */
  public ApiTokenAccess {
    Objects.requireNonNull(root, "root");
    if (!isText(email) || email.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "the e-mail address is blank, or has a colon or control characters");
    }
    if (!isText(token.reveal())) {
      throw new IllegalArgumentException("the API token is blank or has control characters");
    }
  }

  /**
   * Makes the access of a token without scopes, which the site accepts.
   *
   * @param site for example {@code https://acme.atlassian.net}
   * @param email the owner's e-mail address
   * @param token the token
   * @return the access
   * @throws IllegalArgumentException if address or token cannot be sent
   */
  public static ApiTokenAccess classic(URI site, String email, Secret token) {
    return new ApiTokenAccess(site, email, token);
  }

  /**
   * Makes the access of a token with scopes, which only the gateway accepts.
   *
   * @param gateway root of the gateway, {@code https://api.atlassian.com}
   * @param product the product
   * @param cloudId id of the site
   * @param email the owner's e-mail address
   * @param token the token
   * @return the access
   * @throws IllegalArgumentException if address or token cannot be sent, or the id is none
   */
  public static ApiTokenAccess scoped(
      URI gateway, Product product, String cloudId, String email, Secret token) {
    return new ApiTokenAccess(new Gateway(gateway).placeOf(product, cloudId), email, token);
  }

  // What UTF-8 cannot write, an unpaired surrogate, would be sent as another character.
  private static boolean isText(String text) {
    return !text.isBlank()
        && text.chars().noneMatch(Character::isISOControl)
        && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
