package dev.connectsecurity;

import java.util.Locale;
import java.util.Optional;

/**
 * The Atlassian product that a tenant is an installation in.
 *
 * <p>Source: the {@code productType} of a lifecycle callback, <a
 * href="https://developer.atlassian.com/cloud/jira/platform/connect-app-descriptor/">Connect app
 * descriptor</a>.
 *
 * @since 0.1
 */
public enum Product {
  /** Jira, Jira Software and Jira Service Management. */
  JIRA,
  /** Confluence. */
  CONFLUENCE;

  /**
   * Reads a {@code productType}.
   *
   * @param productType the value as Atlassian writes it, for example {@code jira}
   * @return the product, or nothing if it is not one that this library knows
   */
  public static Optional<Product> of(String productType) {
    for (Product product : values()) {
      if (product.productType().equals(productType)) {
        return Optional.of(product);
      }
    }
    return Optional.empty();
  }

  /**
   * Writes the product as Atlassian does.
   *
   * @return the {@code productType}, lower case
   */
  public String productType() {
    return name().toLowerCase(Locale.ROOT);
  }
}
