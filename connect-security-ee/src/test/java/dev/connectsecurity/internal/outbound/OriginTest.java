package dev.connectsecurity.internal.outbound;

import static dev.connectsecurity.internal.outbound.Tenants.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.Reason;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  private static final Origin WIKI = new Origin(URI.create("https://acme.atlassian.net/wiki"));
  private static final Origin ROOT = new Origin(URI.create("https://acme.atlassian.net"));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "https://acme.atlassian.net/wiki, /",
        "https://acme.atlassian.net/wiki/, /",
        "https://acme.atlassian.net/wiki/rest/api, /rest/api",
        "https://acme.atlassian.net/wiki/rest/api/, /rest/api/",
        "https://ACME.Atlassian.NET/wiki/x, /x",
        "HTTPS://acme.atlassian.net/wiki/x, /x",
        "https://acme.atlassian.net:443/wiki/x, /x",
        "https://acme.atlassian.net:/wiki/x, /x",
        "https://acme.atlassian.net/wiki//x, //x",
        "https://acme.atlassian.net/wiki/a%2Fb, /a%2Fb",
        "https://acme.atlassian.net/wiki/100%25, /100%25",
        "https://acme.atlassian.net/wiki/100%2525, /100%2525",
        "https://acme.atlassian.net/wiki/a..b/...;x/.c, /a..b/...;x/.c",
        "https://acme.atlassian.net/wiki/%E6%BC%A2%F0%9F%98%80, /%E6%BC%A2%F0%9F%98%80",
        "https://acme.atlassian.net/wiki/@evil.example/x, /@evil.example/x",
        "https://acme.atlassian.net/wiki/%24%5B1%5D, /%24%5B1%5D",
        "https://acme.atlassian.net/wiki/x?a=..%2F..&JWT=1&b&=&c=jwt, /x",
        "https://acme.atlassian.net/wiki/x?, /x"
      })
  void belowTheRoot_admittedWithItsRelativePath(URI uri, String path) {
    assertThat(WIKI.pathBelow(uri)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/wiki/x",
        "https://acme.atlassian.net.evil.example/wiki/x",
        "https://evil-acme.atlassian.net/wiki/x",
        "https://acme.atlassian.net./wiki/x",
        "https://atlassian.net/wiki/x",
        "http://acme.atlassian.net/wiki/x",
        "http://acme.atlassian.net:443/wiki/x",
        "ftp://acme.atlassian.net/wiki/x",
        "https://acme.atlassian.net:8443/wiki/x",
        "https://acme.atlassian.net:80/wiki/x",
        "https://acme.atlassian.net@evil.example/wiki/x",
        "https://user@acme.atlassian.net/wiki/x",
        "https://user:password@acme.atlassian.net/wiki/x",
        "https://@acme.atlassian.net/wiki/x",
        "//acme.atlassian.net/wiki/x",
        "/wiki/x",
        "wiki/x",
        "",
        "https:/wiki/x",
        "https:///wiki/x",
        "https:acme.atlassian.net/wiki/x",
        "mailto:somebody@acme.atlassian.net",
        "https://acme_atlassian.net/wiki/x",
        "https://acme.atlassian.net",
        "https://acme.atlassian.net/",
        "https://acme.atlassian.net/rest",
        "https://acme.atlassian.net/wikia",
        "https://acme.atlassian.net/wiki;x/y",
        "https://acme.atlassian.net/WIKI/x",
        "https://acme.atlassian.net/%77iki/x",
        "https://acme.atlassian.net/wiki%2Fx",
        "https://acme.atlassian.net//wiki/x",
        "https://acme.atlassian.net/wiki/../x",
        "https://acme.atlassian.net/wiki/..",
        "https://acme.atlassian.net/wiki/./x",
        "https://acme.atlassian.net/wiki/.",
        "https://acme.atlassian.net/wiki/a/../../x",
        "https://acme.atlassian.net/wiki/a/../x",
        "https://acme.atlassian.net/wiki/%2e%2e/x",
        "https://acme.atlassian.net/wiki/.%2e/x",
        "https://acme.atlassian.net/wiki/%2E./x",
        "https://acme.atlassian.net/wiki/%2e",
        "https://acme.atlassian.net/wiki/..;/x",
        "https://acme.atlassian.net/wiki/..;a=b/x",
        "https://acme.atlassian.net/wiki/..%3Ba/x",
        "https://acme.atlassian.net/wiki/..%2fx",
        "https://acme.atlassian.net/wiki/a%2f..%2f..%2fx",
        "https://acme.atlassian.net/wiki%2f../x",
        "https://acme.atlassian.net/wiki/..%5cx",
        "https://acme.atlassian.net/wiki/%5Cevil.example",
        "https://acme.atlassian.net/wiki/%252e%252e/x",
        "https://acme.atlassian.net/wiki/%25252e%25252e%25252fx",
        "https://acme.atlassian.net/wiki/%252525252525252e",
        "https://acme.atlassian.net/wiki/%c0%ae%c0%ae/x",
        "https://acme.atlassian.net/wiki/%e0%80%ae%e0%80%ae/x",
        "https://acme.atlassian.net/wiki/%ff",
        "https://acme.atlassian.net/wiki/..%00/x",
        "https://acme.atlassian.net/wiki/x%0d%0aHost:%20evil.example",
        "https://acme.atlassian.net/wiki/x%7f",
        "https://acme.atlassian.net/wiki/\u00e9",
        "https://acme.atlassian.net/wiki/\uff0e\uff0e/x",
        "https://acme.atlassian.net/wiki/x?a=\u00e9",
        "https://acme.atlassian.net/wiki/x#fragment",
        "https://acme.atlassian.net/wiki/x#"
      })
  void foreignOrAmbiguous_refused(String uri) {
    CallRefusedException refused = refusal(() -> WIKI.pathBelow(URI.create(uri)));

    assertThat(refused.reason()).isEqualTo(Reason.FOREIGN_TARGET);
    assertThat(refused)
        .hasMessageStartingWith("Not sent: the call is bound to https://acme.atlassian.net/wiki");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/rest", "/rest//x", "/wiki"})
  void rootWithoutPath_admitsEveryPathOfTheOrigin(String path) {
    String below = ROOT.pathBelow(URI.create("https://acme.atlassian.net" + path));

    assertThat(below).isEqualTo(path.isEmpty() ? "/" : path);
  }

  @Test
  void rootWithSlash_admitsWhatIsBelow() {
    Origin origin = new Origin(URI.create("https://acme.atlassian.net/wiki/"));

    assertThat(origin.pathBelow(URI.create("https://acme.atlassian.net/wiki/x"))).isEqualTo("/x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example/x", "//", "//x?y"})
  void pathThatReadsAsAuthority_refused(String path) {
    URI uri = URI.create("https://acme.atlassian.net" + path);

    assertThat(refusal(() -> ROOT.pathBelow(uri)).reason()).isEqualTo(Reason.FOREIGN_TARGET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt=abc", "jwt", "a=1&jwt=abc", "%6Awt=abc", "j%77%74=", "jwt=a&jwt=b"})
  void tokenInTheQuery_refused(String query) {
    URI uri = URI.create("https://acme.atlassian.net/wiki/x?" + query);

    CallRefusedException refused = refusal(() -> WIKI.pathBelow(uri));

    assertThat(refused.reason()).isEqualTo(Reason.MALFORMED_CALL);
    assertThat(refused).hasMessageNotContaining("abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%ff", "%c0%ae=1", "a=%ed%a0%80"})
  void queryThatIsNotUtf8_refused(String query) {
    URI uri = URI.create("https://acme.atlassian.net/wiki/x?" + query);

    assertThat(refusal(() -> WIKI.pathBelow(uri)).reason()).isEqualTo(Reason.MALFORMED_CALL);
  }

  @ParameterizedTest
  @CsvSource({
    "https://host, https://host:443/x, true",
    "https://host:443, https://host/x, true",
    "http://host, http://host:80/x, true",
    "http://host:80, http://host/x, true",
    "http://host:8080, http://host:8080/x, true",
    "http://host:8080, http://host/x, false",
    "http://host, http://host:443/x, false",
    "HTTP://host, http://host/x, true",
    "https://[::1]:8443, https://[::1]:8443/x, true",
    "https://[::1]:8443, https://[::2]:8443/x, false"
  })
  void port_comparedAsInEffect(URI root, URI uri, boolean admitted) {
    Origin origin = new Origin(root);

    if (admitted) {
      assertThat(origin.pathBelow(uri)).isEqualTo("/x");
    } else {
      assertThat(refusal(() -> origin.pathBelow(uri)).reason()).isEqualTo(Reason.FOREIGN_TARGET);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://acme.atlassian.net",
        "/wiki",
        "//acme.atlassian.net",
        "https:acme",
        "https://user:hunter2@acme.atlassian.net",
        "https://acme.atlassian.net/?a=b",
        "https://acme.atlassian.net/#a",
        "https://acme.atlassian.net/a/..",
        "https://acme.atlassian.net//a"
      })
  void rootThatIsNoPlainUrl_refused(URI root) {
    CallRefusedException refused = refusal(() -> new Origin(root));

    assertThat(refused.reason()).isEqualTo(Reason.FOREIGN_TARGET);
    assertThat(refused).hasMessageNotContaining("hunter2");
  }
}
