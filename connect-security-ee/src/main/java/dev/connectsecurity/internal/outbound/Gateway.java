package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.Product;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Atlassian's gateway, which has a place for each product of each site.
 *
 * @param root for example {@code https://api.atlassian.com}
 */
record Gateway(URI root) {
  // What goes into a path as it is; ids in use are UUIDs.
  private static final Pattern CLOUD_ID = Pattern.compile("[A-Za-z0-9-]{1,128}");

  /**
   * Gives the place of a product.
   *
   * @param product the product
   * @param cloudId id of the site
   * @return {@code {root}/ex/{product}/{cloudId}}
   * @throws IllegalArgumentException if the id is not 1 to 128 letters, digits and dashes
   */
  URI placeOf(Product product, String cloudId) {
    if (!CLOUD_ID.matcher(cloudId).matches()) {
      throw new IllegalArgumentException(
          "the cloud id is not made of 1 to 128 letters, digits and dashes");
    }
    return placeOf("/ex/" + product.productType() + "/" + cloudId);
  }

  /**
   * Gives the place of a path.
   *
   * @param path below the root, begins with a slash
   * @return {@code {root}{path}}
   */
  URI placeOf(String path) {
    return URI.create(root.toString().replaceAll("/+$", "") + path);
  }
}
