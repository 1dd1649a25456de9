package dev.connectsecurity.internal.access;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;

/** Asks the product of the tenant. */
final class AskedPermissions implements ProductPermissions {
  private final ProductPermissions jira;
  private final ProductPermissions confluence;

  AskedPermissions(AtlassianClient client) {
    this.jira = new JiraPermissions(client);
    this.confluence = new ConfluencePermissions(client);
  }

  @Override
  public boolean holds(PermissionQuestion question) {
    Product product = question.host().product();
    try {
      return (product == Product.JIRA ? jira : confluence).holds(question);
    } catch (UnavailableException known) {
      throw known;
    } catch (RuntimeException failed) {
      // Time-outs, broken connections, unreadable answers, an unusable secret: nobody knows.
      throw new UnavailableException(
          Reason.PERMISSION_UNKNOWN, "no usable answer of " + product.productType(), failed);
    }
  }
}
