package dev.connectsecurity.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostAllowListTest {
  private final HostAllowList list =
      HostAllowList.of(
          List.of(
              "*.atlassian.net",
              "jira.example.com",
              "http://localhost:8080",
              "http://127.0.0.1:9",
              "http://[::1]:9",
              "https://staging.example.com:8443"));

  @ParameterizedTest
  @CsvSource({
    "https://a.atlassian.net, https://a.atlassian.net",
    "https://a.atlassian.net/, https://a.atlassian.net",
    "https://a.atlassian.net/wiki, https://a.atlassian.net/wiki",
    "https://a.atlassian.net/wiki/, https://a.atlassian.net/wiki",
    "https://xn--a-b.atlassian.net, https://xn--a-b.atlassian.net",
    "https://jira.example.com, https://jira.example.com",
    "http://localhost:8080, http://localhost:8080",
    "http://localhost:8080/wiki, http://localhost:8080/wiki",
    "http://127.0.0.1:9, http://127.0.0.1:9",
    "http://[::1]:9, http://[::1]:9",
    "https://staging.example.com:8443, https://staging.example.com:8443",
  })
  void plainUrlOfAllowedHost_isAcceptedWithoutTrailingSlash(String given, URI accepted) {
    assertThat(list.accept(given)).contains(accepted);
  }

  @ParameterizedTest(name = "row 81: {0}")
  @ValueSource(
      strings = {
        "",
        "/",
        "https://",
        "https:a.atlassian.net",
        "//a.atlassian.net",
        "a.atlassian.net",
        "http://a.atlassian.net",
        "HTTPS://a.atlassian.net",
        "ftp://a.atlassian.net",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://evil.example",
        "https://atlassian.net",
        "https://.atlassian.net",
        "https://a.b.atlassian.net",
        "https://a..atlassian.net",
        "https://evil.example.atlassian.net.evil.example",
        "https://a.atlassian.net.evil.example",
        "https://a.atlassian.net@evil.example",
        "https://evil@a.atlassian.net",
        "https://a.atlassian.net:443",
        "https://a.atlassian.net:8443",
        "https://a.atlassian.net:",
        "https://a.atlassian.net.",
        "https://A.atlassian.net",
        "https://evilatlassian.net",
        "https://а.atlassian.net",
        "https://a.atlassian。net",
        "https://a.atlassian.net?x",
        "https://a.atlassian.net/?x=1",
        "https://a.atlassian.net#f",
        "https://a.atlassian.net/a b",
        "https://a.atlassian.net/%2e%2e",
        "https://a.atlassian.net/../x",
        "https://a.atlassian.net/./x",
        "https://a.atlassian.net//x",
        "https://a.atlassian.net//",
        "https://a.atlassian.net/;x",
        "https://a.atlassian.net\\@evil.example",
        "https://a.atlassian.net\r\nX: y",
        "https://a.atlassian.net\t",
        "https://127.0.0.1",
        "https://[::1]",
        "https://[::1",
        "http://169.254.169.254",
        "http://localhost",
        "http://localhost:8081",
        "https://localhost:8080",
        "https://a_b.jira.example.com",
        "https://jira.example.com:8443",
        "https://staging.example.com",
        "https://a.jira.example.com",
        "https://x.jira-dev.com",
      })
  void anythingElse_isRefused(String given) {
    assertThat(list.accept(given)).isEmpty();
  }

  @Test
  void lengthOf2048_isAcceptedAndOneMore_isRefused() {
    String longest = "https://a.atlassian.net/" + "w".repeat(2048 - 24);

    assertThat(list.accept(longest)).isPresent();
    assertThat(list.accept(longest + "w")).isEmpty();
  }

  @Test
  void frameAncestors_areTheEntriesAsSourceExpressions() {
    assertThat(list.frameAncestors())
        .containsExactly(
            "https://*.atlassian.net",
            "https://jira.example.com",
            "http://localhost:8080",
            "http://127.0.0.1:9",
            "http://[::1]:9",
            "https://staging.example.com:8443");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "*.net",
        "*.*.net",
        "a.*.net",
        "a.example/x",
        "a.example:8443",
        "a.example.",
        "A.example",
        "https://a.example/x",
        "ftp://a.example",
        "https://",
        "a b"
      })
  void unreadableEntry_isRefusedByName(String entry) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HostAllowList.of(List.of("*.atlassian.net", entry)))
        .withMessage(
            "allowed host \""
                + entry
                + "\" is neither a host such as acme.atlassian.net, nor a pattern such as"
                + " *.atlassian.net, nor an origin such as http://localhost:8080");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a.example", "http://127.evil.example", "http://10.0.0.1"})
  void unencryptedEntryThatIsNotLoopback_isRefusedByName(String entry) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HostAllowList.of(List.of(entry)))
        .withMessage("allowed host \"" + entry + "\" is not encrypted; http is for localhost only");
  }

  @Test
  void emptyList_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HostAllowList.of(List.of()))
        .withMessage(
            "no host is allowed to install the app; name one, for example *.atlassian.net");
  }
}
