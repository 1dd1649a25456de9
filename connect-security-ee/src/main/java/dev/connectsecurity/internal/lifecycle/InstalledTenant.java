package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostStatus;
import jakarta.json.JsonObject;
import java.util.Set;

/**
 * Makes a tenant of what an {@code installed} callback says, today or years ago, by one set of
 * rules.
 *
 * @since 0.1
 */
public final class InstalledTenant {

  private InstalledTenant() {}

  /**
   * Judges the members and makes the tenant, enabled.
   *
   * @param body the callback's body
   * @param allowed sites that may have the app
   * @param scopes what the tenant holds
   * @return the tenant
   * @throws dev.connectsecurity.NotAuthenticatedException for {@code BAD_REQUEST} if a member is
   *     missing or unusable; the message names it and not its value
   */
  public static AtlassianHost of(JsonObject body, HostAllowList allowed, Set<ConnectScope> scopes) {
    CallbackBody members = new CallbackBody(body);
    return new AtlassianHost(
        members.clientKey(),
        members.product(),
        members.baseUrl(allowed),
        members.displayUrl("displayUrl"),
        members.displayUrl("displayUrlServicedeskHelpCenter"),
        members.shortText("cloudId"),
        members.shortText("oauthClientId"),
        members.authentication(),
        members.sharedSecret(),
        scopes,
        HostStatus.ENABLED);
  }
}
