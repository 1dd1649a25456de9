package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.internal.token.AssertionSigner;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One question for a user's token.
 *
 * <p>Source: <a
 * href="https://developer.atlassian.com/cloud/jira/platform/user-impersonation-for-connect-apps/">User
 * impersonation for Connect apps</a>.
 *
 * @param host the tenant as it is stored now
 * @param oauthClientId its OAuth client
 * @param accountId the user
 * @param scopes what the token is narrowed to; none for all that the app may
 */
record Impersonation(
    AtlassianHost host, String oauthClientId, String accountId, Set<ConnectScope> scopes) {

  /**
   * Demands what impersonation needs of a tenant.
   *
   * @return its OAuth client
   * @throws CallRefusedException if the scope or the client is missing; it says what to do
   */
  static String requireClientOf(AtlassianHost host) {
    if (!host.scopes().contains(ConnectScope.ACT_AS_USER)) {
      throw cannot(
          host,
          "the app was installed there without the scope ACT_AS_USER; add it to the scopes of the"
              + " descriptor and install or update the app there again");
    }
    return host.oauthClientId()
        .orElseThrow(
            () ->
                cannot(
                    host,
                    "its last installed callback brought no oauthClientId; install the app there"
                        + " again"));
  }

  /**
   * Narrows what the app may do.
   *
   * @return the scopes to ask for; none for all
   * @throws IllegalArgumentException if one is not the app's, or only {@code ACT_AS_USER} is named,
   *     which allows nothing by itself
   */
  static Set<ConnectScope> narrowed(AtlassianHost host, ConnectScope... scopes) {
    EnumSet<ConnectScope> narrowed = EnumSet.noneOf(ConnectScope.class);
    narrowed.addAll(Arrays.asList(scopes));
    if (!host.grantedScopes().containsAll(narrowed)) {
      narrowed.removeAll(host.grantedScopes());
      throw new IllegalArgumentException(
          "the app does not have the scopes " + narrowed + " at " + host.baseUrl());
    }
    // Without any scope, the token would be for all that the app may.
    if (narrowed.remove(ConnectScope.ACT_AS_USER) && narrowed.isEmpty()) {
      throw new IllegalArgumentException(
          "ACT_AS_USER alone allows nothing; name the scopes of the calls, or none");
    }
    return narrowed;
  }

  /**
   * Gives the parameters of the question.
   *
   * @throws CallRefusedException if the tenant's secret is too short to sign with
   */
  Map<String, String> fields(AssertionSigner signer) {
    Map<String, String> fields = new HashMap<>();
    fields.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
    fields.put("assertion", assertion(signer));
    if (!scopes.isEmpty()) {
      fields.put(
          "scope", scopes.stream().map(Enum::name).sorted().collect(Collectors.joining(" ")));
    }
    return fields;
  }

  private String assertion(AssertionSigner signer) {
    try {
      return signer.sign(host.sharedSecret(), host.baseUrl(), oauthClientId, accountId);
    } catch (NotAuthenticatedException unusable) {
      throw new CallRefusedException(unusable.reason(), "Not sent: " + unusable.getMessage());
    }
  }

  private static CallRefusedException cannot(AtlassianHost host, String why) {
    return new CallRefusedException(
        Reason.CANNOT_IMPERSONATE,
        "Not sent: no user of " + host.baseUrl() + " can be impersonated: " + why);
  }
}
