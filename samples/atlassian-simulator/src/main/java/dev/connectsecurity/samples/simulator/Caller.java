package dev.connectsecurity.samples.simulator;

import java.util.Set;

/** Who calls the product's REST API, and with which scopes. */
record Caller(String accountId, String accountType, String displayName, Set<String> scopes) {

  static Caller app(Product product, Descriptor app) {
    String accountId = "557058:app-" + Integer.toHexString(app.key().hashCode());
    return new Caller(accountId, "app", app.name(), Scopes.granted(product, app.scopes()));
  }

  static Caller user(User user, Set<String> scopes) {
    return new Caller(user.accountId(), "atlassian", user.displayName(), scopes);
  }

  boolean may(String scope) {
    return scope.equals("NONE") || scopes.contains(scope);
  }
}
