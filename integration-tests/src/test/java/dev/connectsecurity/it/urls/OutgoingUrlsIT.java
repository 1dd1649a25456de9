package dev.connectsecurity.it.urls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import dev.connectsecurity.samples.simulator.token.QueryStringHash;
import dev.connectsecurity.samples.simulator.token.Tokens;
import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever URL an application builds with this server's client, the product finds its hash. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OutgoingUrlsIT {
  private static final JudgingProduct PRODUCT = new JudgingProduct();
  private static final int BATCH = 500;
  private static final int BATCHES = 20;

  @ArquillianResource private URL url;
  private RawHttp http;

  @Deployment(testable = false)
  static WebArchive app() {
    String config = War.config("atlassian.connect.allowed-hosts=" + PRODUCT.origin());
    return War.app(
        config,
        War.descriptor("\"READ\""),
        Rest.class,
        ManyCallsResource.class,
        RandomTargets.class);
  }

  @BeforeEach
  void talkTo() {
    http = RawHttp.at(url);
  }

  @AfterAll
  static void stop() {
    PRODUCT.close();
  }

  @ParameterizedTest(name = "mild: {0}")
  @ValueSource(booleans = {false, true})
  void tenThousandUrls_allVerifiedByTwoReceivers(boolean mild) {
    PRODUCT.forget();
    Tenant[] tenants = {installed("site", ""), installed("wiki", "/wiki")};
    for (int i = 0; i < BATCHES; i++) {
      String target = "/app/api/calls?mild=" + mild + "&seed=" + i + "&count=" + BATCH;
      String token = tenants[i % 2].contextAuthorization("alice");

      assertThat(http.send("POST", target, "", token, "Content-Length: 0").body())
          .isEqualTo(String.valueOf(BATCH));
    }

    assertThat(PRODUCT.wrong()).isEmpty();
    assertThat(PRODUCT.seen()).hasSizeGreaterThan(BATCH * BATCHES * 8 / 10);
  }

  @Test
  void receivers_areNotBlind() {
    try (JudgingProduct product = new JudgingProduct()) {
      product.share("", "a secret");
      RawHttp direct = new RawHttp(URI.create(product.origin()).getPort());
      String qsh = QueryStringHash.of("GET", product.origin() + "/x?a=1", product.origin());
      String token = "Authorization: JWT " + Tokens.hs256("a secret").claim("qsh", qsh).sign();

      direct.get("/x?a=2", token);
      direct.get("/y?a=1", "Authorization: JWT " + Tokens.hs256("a guess").sign());
      assertThat(product.wrong())
          .containsExactlyInAnyOrder("hash by the simulator: /x?a=2", "signature: /y?a=1");

      direct.get("/x?a=1", token);
      assertThat(product.wrong()).hasSize(2);
    }
  }

  private Tenant installed(String name, String basePath) {
    Tenant named = Tenant.named(name);
    Tenant tenant = new Tenant(named.clientKey(), named.secret(), PRODUCT.origin() + basePath);
    PRODUCT.share(basePath, tenant.secret());
    Atlassian.install(http, tenant);
    return tenant;
  }
}
