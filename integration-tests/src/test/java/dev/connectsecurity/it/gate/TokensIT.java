package dev.connectsecurity.it.gate;

import dev.connectsecurity.it.probe.Probe;
import dev.connectsecurity.it.probe.ProbeServlet;
import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Cast;
import dev.connectsecurity.it.support.Forge;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.War;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every token is judged alike, wherever it is wrong. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TokensIT {
  private static final Cast.Once CAST = new Cast.Once();

  @ArquillianResource private URL url;
  private Gate gate;
  private Forge forge;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(
        War.config(),
        War.descriptor("\"READ\""),
        EchoServlet.class,
        PublicServlet.class,
        Probe.class,
        ProbeServlet.class);
  }

  @BeforeEach
  void install() {
    RawHttp http = RawHttp.at(url);
    gate = new Gate(http);
    forge = new Forge(CAST.at(http));
  }

  @ParameterizedTest(name = "peers, row {0}: {1}")
  @CsvFileSource(resources = "/peers-tokens.csv", delimiter = '|', quoteCharacter = '`')
  void tokenOfThePeersTable_isAnsweredAsInOurColumn(
      String row,
      String words,
      String target,
      String header,
      String claims,
      String key,
      String carrier,
      int status,
      String reason) {
    String token = forge.token(new Forge.Row(header, claims, key), "GET", target);

    gate.answers(status, reason, () -> carried(target, token, carrier));
  }

  private Answer carried(String target, String token, String carrier) {
    return switch (carrier) {
      case "header" -> gate.http().get(target, "Authorization: JWT " + token);
      case "lower case" -> gate.http().get(target, "Authorization: jwt " + token);
      case "query" -> gate.http().get(target + "?jwt=" + token);
      case "nowhere" -> gate.http().get(target);
      case "cut" -> gate.http().get(target, "Authorization: JWT " + token.substring(9));
      case "changed" -> gate.http().get(target, "Authorization: JWT " + changed(token));
      case "garbage" -> gate.http().get(target, "Authorization: JWT no.token.atall");
      default -> throw new IllegalArgumentException(carrier);
    };
  }

  // one letter of the claims: still base64url, no longer what was signed
  private static String changed(String token) {
    int at = token.lastIndexOf('.') - 4;
    char other = token.charAt(at) == 'A' ? 'B' : 'A';
    return token.substring(0, at) + other + token.substring(at + 1);
  }
}
