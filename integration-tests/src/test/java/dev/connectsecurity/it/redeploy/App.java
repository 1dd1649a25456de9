package dev.connectsecurity.it.redeploy;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An app of its own, beside others on one server.
 *
 * @param name its context path, and the end of its key
 */
record App(String name) {

  /** Makes its WAR; the configuration is that of the common app. */
  WebArchive war(String config) {
    String ofIts = config.replace(War.APP_KEY, key()).replace(War.BASE_URL, baseUrl());
    return War.bare(name + ".war", PageServlet.class)
        .addAsResource(new StringAsset(ofIts), "META-INF/microprofile-config.properties")
        .addAsResource(
            new StringAsset(War.descriptor("\"READ\"")), "META-INF/atlassian-connect.json");
  }

  /** Opens the page as a user of the tenant. */
  Answer open(Tenant tenant) {
    String token = tenant.token().bindTo("GET", baseUrl() + "/page", baseUrl()).sign();
    return http().get("/" + name + "/page", "Authorization: JWT " + token);
  }

  /** Installs it; gives the status of the answer. */
  int install(Tenant tenant) {
    String token =
        Atlassian.token(tenant.clientKey(), "installed")
            .audience(baseUrl())
            .bindTo("POST", baseUrl() + "/lifecycle/installed", baseUrl())
            .sign();
    String body = Atlassian.body(tenant, "installed").toString().replace(War.APP_KEY, key());
    return http()
        .send(
            "POST",
            "/" + name + "/lifecycle/installed",
            body,
            "Content-Type: application/json",
            "Authorization: JWT " + token)
        .status();
  }

  private String key() {
    return "com.example." + name;
  }

  private String baseUrl() {
    return "https://app.example/" + name;
  }

  private static RawHttp http() {
    return new RawHttp(Integer.getInteger("server.http.port"));
  }
}
