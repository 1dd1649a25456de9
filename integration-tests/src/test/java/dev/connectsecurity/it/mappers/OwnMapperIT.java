package dev.connectsecurity.it.mappers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.it.support.War;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application may answer a guard's refusal in its own words, but not the gate's. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OwnMapperIT {
  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(
        War.config("atlassian.store.type=memory"),
        War.descriptor("\"ADMIN\""),
        Rest.class,
        Rest.Guarded.class,
        Rest.OwnMapper.class);
  }

  @Test
  void mapperOfTheApplication_winsOverOurs() {
    RawHttp http = RawHttp.at(url);
    Tenant tenant = Tenant.named("mapped");
    Atlassian.install(http, tenant);

    Answer answer = http.get("/app/guarded", tenant.authorization("/app/guarded"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).isEqualTo("our own words for MISSING_SCOPE");
    Gate.assertRefusal(http.get("/app/guarded"), 401);
  }
}
