package dev.connectsecurity.internal.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RefusalBodyTest {
  private static final AccessDeniedException DENIED =
      new AccessDeniedException(Reason.MISSING_SCOPE, "missing scope ADMIN");
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "null | json",
        "'' | json",
        "',' | json",
        "';' | json",
        "*/* | json",
        "application/json | json",
        "text/* | json",
        "image/png | json",
        "text/html | page",
        "Text/HTML ; Charset=utf-8 | page",
        "application/xhtml+xml | page",
        "text/html, */*;q=0.8 | page",
        "text/html, application/json | page",
        "application/json, text/html | json",
        "application/problem+json, text/html;q=0.9 | json",
        "text/html;q=0.9, application/problem+json | json",
        "text/html;q=0.9, application/json;q=0.1 | page",
        "text/html;level=1;q=0.5, */*;q=0.6 | json",
        "text/html;q=0.5, application/*;q=0.4 | page",
        "text/html;q=0 | json",
        "text/html;q=0.0, */* | json",
        "text/html;q=nonsense | json",
        "text/html;q=2 | json",
        "text/html;q=1.0 | page"
      })
  void body_isWhatTheCallerWouldRatherRead(String accept, String expected) {
    RefusalBody body = RefusalBody.of(DENIED, accept);

    assertThat(body.mediaType())
        .isEqualTo(
            expected.equals("page") ? "text/html;charset=UTF-8" : "application/problem+json");
  }

  @Test
  void page_saysWhatIsMissingAndNothingElse() {
    assertThat(RefusalBody.of(DENIED, BROWSER).text())
        .startsWith("<!DOCTYPE html>")
        .contains("<code>missing scope ADMIN</code>")
        .doesNotContain("READ", "<script", "http://", "https://");
  }

  @Test
  void page_isNoPlaceForMarkup() {
    AccessDeniedException hostile =
        new AccessDeniedException(Reason.MISSING_SCOPE, "missing scope <b>&amp;</b>");

    assertThat(RefusalBody.of(hostile, BROWSER).text())
        .contains("missing scope &lt;b&gt;&amp;amp;&lt;/b&gt;")
        .doesNotContain("<b>");
  }

  @ParameterizedTest
  @CsvSource({
    "STATE,Not signed in,sign in again",
    "CONSENT_REFUSED,Not signed in,nothing is shared",
    "TOKENS_UNAVAILABLE,Not available,Try again",
    "STORE_UNAVAILABLE,Not available,Try again"
  })
  void whoSignsInOrHasToWait_readsWhatToDo(Reason reason, String title, String sentence) {
    AtlassianSecurityException refusal =
        reason.status() == 503
            ? new UnavailableException(reason, "detail for the log", null)
            : new NotAuthenticatedException(reason, "detail for the log");

    assertThat(RefusalBody.of(refusal, BROWSER).text())
        .contains("<h1>" + title + "</h1>", sentence)
        .doesNotContain("detail", "<script", "http://", "https://");
    assertThat(RefusalBody.of(refusal, "application/json").mediaType())
        .isEqualTo("application/problem+json");
  }

  @Test
  void callerThatWasNotLetIn_getsTheSameWhateverItAccepts() {
    NotAuthenticatedException refusal =
        new NotAuthenticatedException(Reason.SIGNATURE, "detail for the log");

    assertThat(RefusalBody.of(refusal, BROWSER))
        .isEqualTo(RefusalBody.of(refusal, null))
        .isEqualTo(
            new RefusalBody(
                "application/problem+json",
                "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401}"));
  }
}
