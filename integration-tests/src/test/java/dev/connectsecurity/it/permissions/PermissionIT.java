package dev.connectsecurity.it.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import dev.connectsecurity.samples.simulator.Fault;
import dev.connectsecurity.samples.simulator.Product;
import dev.connectsecurity.samples.simulator.Site;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user may do is asked of the user's site, in a running server. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PermissionIT {
  private static final String CHECK = "/rest/api/3/permissions/check";
  private static final Site SITE =
      Atlassian.simulator().addSite(Product.JIRA, "Site of the permissions");

  @ArquillianResource private URL url;
  private RawHttp http;
  private Tenant tenant;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(
        War.config(
            "atlassian.store.type=memory",
            "atlassian.client.read-timeout=PT2S",
            "atlassian.connect.allowed-hosts=" + SITE.origin()),
        War.descriptor("\"READ\""),
        AdminResource.class,
        RestApp.class,
        AdminServlet.class);
  }

  /** Installs anew before each test, so that nothing is remembered. */
  @BeforeEach
  void install() throws Exception {
    http = RawHttp.at(url);
    tenant = Visitors.install(SITE, http);
    SITE.counts().reset();
  }

  @AfterEach
  void heal() {
    SITE.faults().heal();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "admin, /app/rest/admin,                     200",
    "alice, /app/rest/admin,                     403",
    "bob,   /app/rest/admin,                     403",
    "admin, /app/servlet,                        200",
    "bob,   /app/servlet,                        403",
    "admin, /app/rest/issues/ACME-1,             200",
    "alice, /app/rest/issues/ACME-1,             200",
    "alice, /app/rest/issues/10001,              200",
    "bob,   /app/rest/issues/ACME-1,             403",
    "admin, /app/rest/issues/ACME-2,             403",
    "admin, /app/rest/issues/4711,               403",
    "bob,   /app/rest/projects?project=ACME,     200",
    "bob,   /app/rest/projects?project=OTHER,    403",
    "bob,   /app/rest/projects,                  403",
    "admin, /app/rest/confluence-only,           403",
  })
  void page_isOpenToThoseWhoHoldItsPermission(String user, String target, int status) {
    assertThat(open(user, target).status()).isEqualTo(status);
  }

  @Test
  void refusal_namesWhatIsMissing() {
    for (String target : List.of("/app/rest/admin", "/app/servlet")) {
      Answer answer = open("bob", target);
      assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
      assertThat(answer.body())
          .isEqualTo(
              "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,"
                  + "\"detail\":\"missing permission ADMINISTER\"}");
    }
  }

  @Test
  void tokenWithoutUser_isRefusedAndNotAskedAbout() {
    String token = tenant.token("GET", "/app/rest/admin").without("sub").sign();

    assertThat(http.get("/app/rest/admin", "Authorization: JWT " + token).status()).isEqualTo(403);
    assertThat(SITE.counts().of("POST", CHECK)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429, 500, 503})
  void siteThatIsDown_is503AndHealsByItself(int status) {
    SITE.faults().always(Fault.status(status));
    for (String target : List.of("/app/rest/admin", "/app/servlet")) {
      Gate.assertRefusal(open("admin", target), 503);
    }
    SITE.faults().heal();

    assertThat(open("admin", "/app/rest/admin").status()).isEqualTo(200);
  }

  @Test
  void siteThatAnswersNonsenseOrElsewhereOrLate_is503() {
    for (Fault fault :
        List.of(
            Fault.body("ADMINISTER"),
            Fault.body("{}"),
            Fault.redirect(SITE.origin() + "/elsewhere"),
            Fault.slow(Duration.ofSeconds(4)))) {
      SITE.faults().always(fault);
      assertThat(open("admin", "/app/rest/admin").status()).as("%s", fault).isEqualTo(503);
      SITE.faults().heal();
    }
    assertThat(SITE.counts().of("GET", "/elsewhere")).isZero();
  }

  @Test
  void thousandRequestsOfOneUserInAMinute_costAtMostTwoChecks() {
    List<Integer> statuses =
        IntStream.range(0, 1000)
            .parallel()
            .mapToObj(i -> open("admin", "/app/rest/admin").status())
            .toList();

    assertThat(statuses).containsOnly(200);
    assertThat(SITE.counts().of("POST", CHECK)).isBetween(1, 2);
  }

  @Test
  void reinstall_forgetsWhatWasAnswered() {
    open("bob", "/app/rest/admin");
    open("bob", "/app/rest/admin");
    assertThat(SITE.counts().of("POST", CHECK)).isEqualTo(1);
    Atlassian.install(http, tenant);
    open("bob", "/app/rest/admin");

    assertThat(SITE.counts().of("POST", CHECK)).isEqualTo(2);
  }

  private Answer open(String user, String target) {
    return Visitors.open(http, tenant, user, target);
  }
}
