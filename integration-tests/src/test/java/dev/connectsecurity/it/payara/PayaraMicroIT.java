package dev.connectsecurity.it.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.PayaraMicro;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many WARs on one Payara Micro: each mistake is told by its sentence, and disturbs no other WAR.
 */
class PayaraMicroIT {
  private static final AtomicReference<PayaraMicro> SERVER = new AtomicReference<>();

  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws IOException {
    Stream<WebArchive> mistaken = Arrays.stream(Mistake.values()).map(Mistake::war);
    Stream<WebArchive> sound = Stream.of(app("one"), app("two"));
    SERVER.set(
        PayaraMicro.start(folder, Stream.concat(mistaken, sound).toArray(WebArchive[]::new)));
  }

  @AfterAll
  static void stop() {
    SERVER.get().close();
  }

  @ParameterizedTest
  @EnumSource
  void mistake_isToldByItsSentence(Mistake mistake) {
    List<String> told = SERVER.get().log().stream().filter(line -> line.contains("CSE-")).toList();

    assertThat(told).anySatisfy(line -> assertThat(line).contains(mistake.sentence()));
  }

  private static WebArchive app(String name) {
    String config =
        War.config()
            .replace(War.APP_KEY, "com.example." + name)
            .replace(War.BASE_URL, "https://app.example/" + name);
    return War.bare(name + ".war", PageServlet.class)
        .addAsResource(new StringAsset(config), "META-INF/microprofile-config.properties")
        .addAsResource(
            new StringAsset(War.descriptor("\"READ\"")), "META-INF/atlassian-connect.json");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN_KEY")
  void wars_withAMistake_areNotServed(Mistake mistake) {
    Answer answer = http().get("/" + mistake.context() + "/public/x");

    assertThat(answer.status()).isEqualTo(404);
  }

  private static RawHttp http() {
    return new RawHttp(SERVER.get().port());
  }

  @Test
  void row160_twoAppsOnOneServer_doNotDisturbEachOther() {
    Tenant tenant = Tenant.named("both");
    assertThat(install(tenant, "one")).isEqualTo(204);
    assertThat(open(tenant, "one").body()).isEqualTo("a page of /one");
    assertThat(open(tenant, "two").headers("WWW-Authenticate"))
        .containsExactly("JWT realm=\"com.example.two\"");

    Tenant sameSite = tenant.withNewSecret();
    assertThat(install(sameSite, "two")).isEqualTo(204);

    assertThat(open(sameSite, "two").body()).isEqualTo("a page of /two");
    assertThat(open(tenant, "one").body()).isEqualTo("a page of /one");
    assertThat(open(sameSite, "one").headers("WWW-Authenticate"))
        .containsExactly("JWT realm=\"com.example.one\"");
    assertThat(http().get("/one/atlassian-connect.json").body()).contains("\"com.example.one\"");
    assertThat(http().get("/two/atlassian-connect.json").body()).contains("\"com.example.two\"");
  }

  private static Answer open(Tenant tenant, String app) {
    String base = "https://app.example/" + app;
    String token = tenant.token().bindTo("GET", base + "/page", base).sign();
    return http().get("/" + app + "/page", "Authorization: JWT " + token);
  }

  private static int install(Tenant tenant, String app) {
    String base = "https://app.example/" + app;
    String token =
        Atlassian.token(tenant.clientKey(), "installed")
            .audience(base)
            .bindTo("POST", base + "/lifecycle/installed", base)
            .sign();
    String body =
        Atlassian.body(tenant, "installed").toString().replace(War.APP_KEY, "com.example." + app);
    return http()
        .send(
            "POST",
            "/" + app + "/lifecycle/installed",
            body,
            "Content-Type: application/json",
            "Authorization: JWT " + token)
        .status();
  }
}
