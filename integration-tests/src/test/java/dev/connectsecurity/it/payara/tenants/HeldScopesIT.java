package dev.connectsecurity.it.payara.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.PayaraMicro;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tenant holds what the app asked for when it was last installed, whatever the app asks for now.
 */
class HeldScopesIT {
  private static final Tenant TENANT = Tenant.named("held");
  private static final String CONFIG = War.config(War.DATABASE);
  private static final String NONE_DECLARED =
      """
      {"name": "App under test", "modules": {"generalPages": [
        {"key": "page", "name": {"value": "Page"}, "url": "/page"}]}}""";

  @TempDir private Path folder;

  @Test
  void newDescriptor_givesAnOldTenantNothingUntilItsNextInstall() throws IOException {
    try (PayaraMicro first =
        start("first", war(War.descriptor("\"READ\""), Pages.Held.class, Pages.Read.class))) {
      Atlassian.install(new RawHttp(first.port()), TENANT);
      assertThat(get(first, "/app/page").body()).isEqualTo("[NONE, READ]");
    }
    WebArchive canWrite =
        war(
            War.descriptor("\"READ\", \"WRITE\""),
            Pages.Held.class,
            Pages.Read.class,
            Pages.Write.class);
    try (PayaraMicro second = start("second", canWrite)) {
      assertThat(get(second, "/app/page").body()).isEqualTo("[NONE, READ]");
      assertThat(get(second, "/app/read").body()).isEqualTo("read");
      Answer refused = get(second, "/app/write");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.body()).contains("\"detail\":\"missing scope WRITE\"");

      Atlassian.install(new RawHttp(second.port()), TENANT);
      assertThat(get(second, "/app/page").body()).isEqualTo("[NONE, READ, WRITE]");
      assertThat(get(second, "/app/write").body()).isEqualTo("written");
    }
  }

  @Test
  void descriptorWithoutScopes_asksForExactlyTheLeast() throws IOException {
    WebArchive war =
        war(NONE_DECLARED, Pages.Held.class, Pages.Read.class, Pages.Write.class, Pages.More.class);
    try (PayaraMicro server = start("least", war)) {
      RawHttp http = new RawHttp(server.port());
      assertThat(http.get("/app/atlassian-connect.json").body())
          .contains("\"scopes\":[\"DELETE\",\"ACT_AS_USER\"]");
      assertThat(server.log())
          .anyMatch(
              line -> line.contains("connect.scopes derived from the guards: DELETE, ACT_AS_USER"))
          .anyMatch(
              line ->
                  line.contains("connect.guards ") && line.contains("Pages$Write#*: scope WRITE"));
      Tenant tenant = Tenant.named("least");
      Atlassian.install(http, tenant);
      assertThat(http.get("/app/page", tenant.authorization("/app/page")).body())
          .isEqualTo("[NONE, READ, WRITE, DELETE, ACT_AS_USER]");
    }
  }

  private WebArchive war(String descriptor, Class<?>... pages) {
    return War.withDatabase(
        War.withNested(War.app(CONFIG, descriptor), Pages.class, pages), folder.resolve("tenants"));
  }

  private PayaraMicro start(String name, WebArchive war) throws IOException {
    return PayaraMicro.start(Files.createDirectory(folder.resolve(name)), war);
  }

  private static Answer get(PayaraMicro server, String target) {
    return new RawHttp(server.port()).get(target, TENANT.authorization(target));
  }
}
