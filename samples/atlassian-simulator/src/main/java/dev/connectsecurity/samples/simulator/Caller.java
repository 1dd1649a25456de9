package dev.connectsecurity.samples.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
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

  /** A user whose credential was checked for scopes already, or who has none. */
  static Caller withAllScopes(User user, Product product) {
    return user(user, Scopes.granted(product, Set.of("ADMIN")));
  }

  static Caller service(String id, Product product) {
    return new Caller("712020:" + id, "app", id, Scopes.granted(product, Set.of("ADMIN")));
  }

  /** Tells whether this is a person, of whom the site knows what it may do. */
  boolean isPerson() {
    return accountType.equals("atlassian");
  }

  boolean isAnonymous() {
    return accountId.isEmpty();
  }

  /** Tells whether Jira lets this caller do something in its one project; an app may do all. */
  boolean holds(String permission) {
    return !isPerson() || Rights.project(accountId, permission);
  }

  JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("accountId", accountId)
        .add("accountType", accountType)
        .add("displayName", displayName)
        .build();
  }

  boolean may(String scope) {
    return scope.equals("NONE") || scopes.contains(scope);
  }
}
