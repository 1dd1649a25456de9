package dev.connectsecurity.internal.store;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.Product;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What an installed tenant holds, and no other one at once: a product of a site.
 *
 * @param byUrl SHA-256 of product and base URL, short enough for every database's index
 * @param byCloud product and cloud id, if the tenant has one
 */
record Site(String byUrl, Optional<String> byCloud) {

  /** Tells a tenant's site. */
  static Site of(AtlassianHost host) {
    return new Site(
        sha256(named(host.product(), host.baseUrl().toString())),
        host.cloudId().map(id -> named(host.product(), id)));
  }

  /** Tells whether two tenants cannot both be installed. */
  boolean collidesWith(Site other) {
    return byUrl.equals(other.byUrl) || byCloud.isPresent() && byCloud.equals(other.byCloud);
  }

  // The SQL files write the same.
  private static String named(Product product, String place) {
    return product.name() + " " + place;
  }

  static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
