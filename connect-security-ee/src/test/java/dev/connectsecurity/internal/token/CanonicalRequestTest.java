package dev.connectsecurity.internal.token;

import static dev.connectsecurity.internal.token.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalRequestTest {

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # method | request below the base path | canonical request
          GET    | /page                    | GET&/page&
          post   | /page                    | POST&/page&
          GET    | /                        | GET&/&
          GET    | page                     | GET&/page&
          GET    | /page/                   | GET&/page&
          GET    | /page//                  | GET&/page&
          GET    | //page                   | GET&//page&
          GET    | /a//b                    | GET&/a//b&
          GET    | /a/../b                  | GET&/a/../b&
          GET    | /a&b=c?x=y               | GET&/a%26b=c&x=y
          GET    | /a%26b                   | GET&/a%26b&
          GET    | /a%20b                   | GET&/a%20b&
          GET    | /a;m=1/b;n=2             | GET&/a;m=1/b;n=2&
          GET    | /-._~!$'()*+,;=:@        | GET&/-._~!$'()*+,;=:@&
          GET    | /p?                      | GET&/p&
          GET    | /p?a                     | GET&/p&a=
          GET    | /p?a=                    | GET&/p&a=
          GET    | /p?&&a=1&                | GET&/p&a=1
          GET    | /p?=nameless&a=1         | GET&/p&a=1
          GET    | /p?a=b=c                 | GET&/p&a=b%3Dc
          GET    | /p?b=2&a=1               | GET&/p&a=1&b=2
          GET    | /p?a=2&a=10&a=1          | GET&/p&a=1,10,2
          GET    | /p?a=1&a=1               | GET&/p&a=1,1
          GET    | /p?a=x,y                 | GET&/p&a=x%2Cy
          GET    | /p?a=:1&a=.1&a=1         | GET&/p&a=.1,1,%3A1
          GET    | /p?:1=x&.1=y             | GET&/p&%3A1=x&.1=y
          GET    | /p?b=1&B=2&_=3           | GET&/p&B=2&_=3&b=1
          GET    | /p?a[]=1&a[]=2           | GET&/p&a%5B%5D=1,2
          GET    | /p?a=1+1                 | GET&/p&a=1%201
          GET    | /p?a=1%2B1               | GET&/p&a=1%2B1
          GET    | /p?a=%2a*                | GET&/p&a=%2A%2A
          GET    | /p?a=%7e~                | GET&/p&a=~~
          GET    | /p?%61=%62               | GET&/p&a=b
          GET    | /p?a=%e4%b8%80           | GET&/p&a=%E4%B8%80
          GET    | /p?a=%F0%9F%90%91        | GET&/p&a=%F0%9F%90%91
          GET    | /p?a=\u00e9              | GET&/p&a=%C3%A9
          GET    | /p?a=e%CC%81             | GET&/p&a=e%CC%81
          GET    | /p?a=%EF%BF%BD          | GET&/p&a=%EF%BF%BD
          GET    | /p?jwt=x&a=1             | GET&/p&a=1
          GET    | /p?%6Awt=x&JWT=y&jwts=z  | GET&/p&JWT=y&jwts=z
          GET    | /p?jwt=a;jwt=b           | GET&/p&
          """)
  void request_hasOneCanonicalForm(String method, String target, String canonical) {
    assertThat(request(method, target).text()).isEqualTo(canonical);
  }

  @Test
  void emptyPath_isRoot() {
    assertThat(CanonicalRequest.of("GET", "", null).text()).isEqualTo("GET&/&");
  }

  @Test
  void documentedExample_hasTheDocumentedForm() {
    CanonicalRequest request =
        request(
            "GET",
            "/path/to/service?zee_last=param&repeated=parameter+1&first=param&repeated=parameter+2");
    assertThat(request.text())
        .isEqualTo(
            "GET&/path/to/service&first=param&repeated=parameter%201,parameter%202&zee_last=param");
    assertThat(request.hash())
        .isEqualTo("e52bb281606c3bd9ca16cfe96fe2df78f5d9ffa126f06befd750dfa10fa1a897");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%",
        "a=%z",
        "a=%zz",
        "a=%4",
        "a=%u0041",
        "%=1",
        "a=%c0%ae",
        "a=%ed%a0%80",
        "a=%e4%b8",
        "a=%ff",
        "a=%EF%BF%BD%ff",
        "a=%C3\u00e9",
        "a=\ud800",
        "a=%41\ud800",
        "b=1&a=%&c=2",
        "jwt=%zz",
        "a=%\u0664\u0661"
      })
  void brokenEscapeInQuery_isBadRequest(String query) {
    assertRefused(Reason.BAD_REQUEST, () -> CanonicalRequest.of("GET", "/p", query));
  }

  @ParameterizedTest(name = "{0} below {1} -> {2}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          /app/page,          /app,   /page
          /app,               /app,   /
          /app/,              /app,   /
          /app//page,         /app,   //page
          /app/page,          '',     /app/page
          '',                 '',     /
          /app/page,          /,      /app/page
          /app/page,          /app/,  /page
          /app/a%2Fb,         /app,   /a%2Fb
          /application/page,  /app,   -
          /app;x=1/page,      /app,   -
          /%61pp/page,        /app,   -
          /APP/page,          /app,   -
          //app/page,         /app,   -
          /other/app/page,    /app,   -
          /ap,                /app,   -
          page,               '',     -
          """)
  void basePath_isTakenOffAtTheBorderOfASegmentOnly(String path, String base, String rest) {
    assertThat(CanonicalRequest.belowBase(path, base).orElse(null)).isEqualTo(rest);
  }

  @ParameterizedTest(name = "request {0}, token for {1}: {2}")
  @CsvSource(
      textBlock =
          """
          GET /p,         GET&/p&,        true
          GET /p,         GET&/q&,        false
          GET /p,         POST&/p&,       false
          get /p,         GET&/p&,        false
          GET /p//,       GET&/p&,        true
          GET /p//,       GET&/p/&,       true
          GET /p///,      GET&/p//&,      true
          GET /p///,      GET&/p/&,       false
          GET /p/,        GET&/p/&,       false
          GET //,         GET&/&,         true
          GET /a%20b,     GET&/a%20b&,    true
          GET /a%20b,     GET&/a b&,      true
          GET /a%20b//,   GET&/a b/&,     true
          GET /%C3%A9,    GET&/\u00e9&,   true
          GET /a+b,       GET&/a b&,      false
          GET /a%26b,     GET&/a%26b&,    true
          GET /a%2Fb,     GET&/a/b&,      false
          GET /a%2fb,     GET&/a/b&,      false
          GET /a%5Cb,     GET&/a\\b&,     false
          GET /a%3Bb,     GET&/a;b&,      false
          GET /a%3Fb,     GET&/a?b&,      false
          GET /a%23b,     GET&/a#b&,      false
          GET /a%2541,    GET&/a%41&,     false
          GET /%2E%2E/b,  GET&/../b&,     false
          GET /%C3%zz,    GET&/%C3%zz&,   true
          GET /%C3%28%4,  GET&/%C3%28%4&, true
          """)
  void token_matchesTheRequestItWasMadeForAndItsToleratedSpellings(
      String request, String signed, boolean matches) {
    String[] parts = request.split(" ");
    assertThat(request(parts[0], parts[1]).matches(Sha256.hex(signed))).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "%0a", "%1F", "%7F"})
  void escapedControl_isNotDecodedForAToken(String escape) {
    String decoded = PercentCoding.decode(escape).orElseThrow();
    assertThat(request("GET", "/a" + escape).matches(Sha256.hex("GET&/a" + decoded + "&")))
        .isFalse();
  }

  @Test
  void hashInOtherCaseOrLength_doesNotMatch() {
    CanonicalRequest request = request("GET", "/p");
    String hash = request.hash();
    assertThat(request.matches(hash)).isTrue();
    assertThat(request.matches(hash.toUpperCase(java.util.Locale.ROOT))).isFalse();
    assertThat(request.matches(hash.substring(1))).isFalse();
    assertThat(request.matches(" " + hash)).isFalse();
  }

  @Test
  void valuesOfAParameter_comeDecodedAndInTheirOrder() {
    assertThat(QueryParameters.valuesOf("jwt=b&%6Awt=a+1&x=2&JWT=c", "jwt"))
        .containsExactly("b", "a 1");
    assertThat(QueryParameters.valuesOf(null, "jwt")).isEmpty();
  }

  private static CanonicalRequest request(String method, String target) {
    int question = target.indexOf('?');
    return question < 0
        ? CanonicalRequest.of(method, target, null)
        : CanonicalRequest.of(
            method, target.substring(0, question), target.substring(question + 1));
  }
}
