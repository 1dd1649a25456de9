package dev.connectsecurity.it.scopes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import jakarta.json.Json;

/**
 * Two tenants of an app that declares ADMIN; that implies SPACE_ADMIN in Confluence and not in
 * Jira, so one may and one may not.
 *
 * @param http the server
 */
public record TwoTenants(RawHttp http) {
  private static final Tenant JIRA = Tenant.named("jira");
  private static final Tenant WIKI = Tenant.named("wiki");

  /** Installs both. */
  public static TwoTenants installedAt(RawHttp http) {
    Atlassian.install(http, JIRA);
    String body =
        Json.createObjectBuilder(Atlassian.body(WIKI, "installed"))
            .add("productType", "confluence")
            .build()
            .toString();
    String token = Atlassian.token(WIKI.clientKey(), "installed").sign();
    assertThat(Atlassian.post(http, "installed", token, body).status()).isEqualTo(204);
    return new TwoTenants(http);
  }

  private Answer get(Tenant tenant, String target) {
    return http.get(target, tenant.authorization(target));
  }

  /** Asks as the tenant who may. */
  public Answer askAsWhoMay(String target) {
    return get(WIKI, target);
  }

  /** Demands that who may is let through, who may not is refused, and nobody is not known. */
  public void areToldApart(String target, String may, int mayNot, int nobody) {
    Answer allowed = get(WIKI, target);
    assertThat(allowed.status() + " " + allowed.body()).startsWith(may);

    Answer refused = get(JIRA, target);
    assertThat(refused.status()).as("%s", refused).isEqualTo(mayNot);
    if (mayNot == 403) {
      assertThat(refused.body()).contains("missing scope").doesNotContain("done");
      assertThat(refused.header("Content-Type").orElse("")).startsWith("application/problem+json");
    }
    Answer unknown = http.get(target.replace("/app/", "/app/public/"));
    assertThat(unknown.body()).doesNotContain("done");
    assertThat(unknown.status()).as("%s", unknown).isEqualTo(nobody);
    Gate.assertRefusal(http.get(target), 401);
  }
}
