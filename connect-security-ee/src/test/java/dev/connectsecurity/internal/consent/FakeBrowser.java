package dev.connectsecurity.internal.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** A browser that keeps one cookie and follows where it is sent, consenting on the way. */
final class FakeBrowser {
  private final Desk desk;
  private final AtomicReference<String> cookie = new AtomicReference<>();

  FakeBrowser(Desk desk) {
    this.desk = desk;
  }

  /** Gives the cookie as name and value. */
  String cookie() {
    return cookie.get();
  }

  /** Plants a cookie. */
  void cookie(String pair) {
    cookie.set(pair);
  }

  /** Begins a login and gives the parameters of the authorize URL. */
  Map<String, String> begin(String query) {
    FakeResponse response = desk.login(get("/report/oauth/login").query(query));
    assertThat(response.status()).isEqualTo(302);
    keep(response);
    return parameters(response.header("Location").orElseThrow());
  }

  /** Consents and gives the query of the callback. */
  String consent(Map<String, String> authorize) {
    String code =
        desk.atlassian.book().code(authorize.get("redirect_uri"), authorize.get("code_challenge"));
    return "code=" + code + "&state=" + authorize.get("state");
  }

  /** Comes back from Atlassian. */
  FakeResponse comeBack(String query) {
    FakeResponse response = desk.callback(get("/report/oauth/callback").query(query));
    keep(response);
    return response;
  }

  /** Goes the whole way. */
  FakeResponse signIn() {
    FakeResponse response = comeBack(consent(begin("returnTo=/report/issues?a=b")));
    assertThat(response.status()).isEqualTo(303);
    return response;
  }

  FakeRequest get(String target) {
    FakeRequest request =
        FakeRequest.get(target).contextPath("/report").header("Accept", Desk.BROWSER);
    return cookie.get() == null ? request : request.header("Cookie", "a=b; " + cookie.get());
  }

  private void keep(FakeResponse response) {
    response.header("Set-Cookie").ifPresent(set -> cookie.set(set.substring(0, set.indexOf(';'))));
  }

  static Map<String, String> parameters(String url) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : url.substring(url.indexOf('?') + 1).split("&")) {
      String[] parts = pair.split("=", 2);
      assertThat(parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8)))
          .isNull();
    }
    return parameters;
  }
}
