package dev.connectsecurity.internal.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnToTest {
  private static final String DEFAULT = "/report/home";

  private final ReturnTo inContext = new ReturnTo("/report", DEFAULT);
  private final ReturnTo atRoot = new ReturnTo("", "/home");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/report",
        "/report/",
        "/report?a=b",
        "/report/issues",
        "/report/issues/?jql=project%20%3D%20ACME&to=https%3A%2F%2Facme.example%2F%5C&x=|{}",
        "/report/%C3%BC/a;b=c/@d:e"
      })
  void pathOfThisApplication_isFollowed(String path) {
    assertThat(inContext.from("returnTo=" + encoded(path))).isEqualTo(path);
    assertThat(URI.create("https://app.example/").resolve(path.replaceAll("[|{}]", "")).getHost())
        .isEqualTo("app.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "\\/evil.example",
        "https://evil.example",
        "https:evil.example",
        "http:evil.example",
        "HTTPS://evil.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "//user@evil.example/report/",
        "https://app.example@evil.example/report/",
        "https://app.example/report/",
        "evil.example",
        "report/issues",
        "@evil.example",
        "?a=b",
        "#a",
        "/report/%0d%0aSet-Cookie:%20a=b",
        "/report/?a=%0D%0ASet-Cookie:%20a=b",
        "/report/?a=%250d%250a",
        "/report/\r\nSet-Cookie: a=b",
        "/report/\u0000",
        "/report/%00",
        "/report/\t/evil",
        "/%2f%2fevil.example",
        "/%2Fevil.example",
        "/report/%2f%2fevil.example",
        "/report/%252f%252fevil.example",
        "/report//evil.example",
        "/report/%5cevil.example",
        "/report/%255cevil.example",
        "/report/../admin",
        "/report/..",
        "/report/..;/admin",
        "/report/%2e%2e/admin",
        "/report/%252e%252e/admin",
        "/report/./x",
        "/report/x/../../admin",
        "/reporter/issues",
        "/report;x/issues",
        "/Report/issues",
        "/%72eport/issues",
        "/other",
        "/",
        "/report/ü",
        "/report/\u2028",
        "/report/a b",
        "/report/a#b",
        "/report/<script>",
        "/report/%",
        "/report/%ff"
      })
  void whateverElse_leadsToTheDefaultPage(String target) {
    assertThat(inContext.from("returnTo=" + encoded(target))).isEqualTo(DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "/\\evil.example",
        "/%2f%2fevil.example",
        "/%5cevil.example",
        "/%09/evil.example",
        "/\t/evil.example",
        "https://evil.example",
        "/..//evil.example",
        "/.//evil.example"
      })
  void rootContext_isNoWayOut(String target) {
    assertThat(atRoot.from("returnTo=" + encoded(target))).isEqualTo("/home");
    assertThat(atRoot.from("returnTo=/anywhere")).isEqualTo("/anywhere");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "returnTo",
        "returnTo=",
        "returnTo=%zz",
        "x=%zz&returnTo=/report/issues",
        "returnTo=/report/a&returnTo=/report/b",
        "ReturnTo=/report/a"
      })
  void queryWithoutOneReturnTo_leadsToTheDefaultPage(String query) {
    assertThat(inContext.from(query)).isEqualTo(DEFAULT);
  }

  @Test
  void pathOfUpTo2000Characters_isFollowed() {
    String longest = "/report/" + "a".repeat(1_992);

    assertThat(inContext.from("returnTo=" + longest)).isEqualTo(longest);
    assertThat(inContext.from("returnTo=" + longest + "a")).isEqualTo(DEFAULT);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
