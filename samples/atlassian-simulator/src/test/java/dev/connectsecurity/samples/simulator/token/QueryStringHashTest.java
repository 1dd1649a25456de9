package dev.connectsecurity.samples.simulator.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryStringHashTest {

  private static final String BASE = "https://app.example.com";

  @ParameterizedTest(name = "{0} {1} = {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          get  | ''                  | GET&/&
          GET  | /path/              | GET&/path&
          GET  | /p?                 | GET&/p&
          GET  | /p?a                | GET&/p&a=
          GET  | /p?a=               | GET&/p&a=
          GET  | /p?&a=1&            | GET&/p&a=1
          GET  | /p?=v               | GET&/p&
          GET  | /p/q//              | GET&/p/q&
          GET  | /p//q?x=1           | GET&/p//q&x=1
          GET  | /a%26b              | GET&/a%26b&
          GET  | /a&b                | GET&/a%26b&
          GET  | /a%20b              | GET&/a%20b&
          GET  | /p;j=1/q;m=2        | GET&/p;j=1/q;m=2&
          GET  | /p?a=1+2&b=%2B      | GET&/p&a=1%202&b=%2B
          GET  | /p?b=2&b=10&b=1     | GET&/p&b=1,10,2
          GET  | /p?b=:1&b=.1&b=1    | GET&/p&b=.1,1,%3A1
          GET  | /p?:1=x&.1=y        | GET&/p&%3A1=x&.1=y
          GET  | /p?a=b,c&a=d        | GET&/p&a=b%2Cc,d
          GET  | /p?b=~*!'()&B=x     | GET&/p&B=x&b=~%2A%21%27%28%29
          GET  | /p?jwt=x.y.z&JWT=1  | GET&/p&JWT=1
          """)
  void request_isWrittenCanonically(String method, String target, String canonical) {
    assertThat(QueryStringHash.canonical(method, BASE + target, BASE)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET&/&                 | c88caad15a1c1a900b8ac08aa9686f4e8184539bea1deda36e2f649430df3239
          GET&/path&             | 799be84a7fa35570087163c0cd9af3abff7ac05c2c12ba0bb1d7eebc984b3ac2
          POST&/installed&       | 4a2e1de8ca74e6cafe8862d332fa3ac7a8e51e692bc6d798ea4dfedc14948bf4
          GET&/p&                | e030e335214d9fa26bc54ea460ca18f9e8bd5484997034993526a036119aaeb4
          GET&/test&param=value  | be16910858a41fd19ea5c1b4e9decca9a784d1024cb00b2158defe2f29dc86dd
          """)
  void canonicalRequest_hasTheKnownHash(String canonical, String hash) {
    assertThat(QueryStringHash.sha256(canonical)).isEqualTo(hash);
  }

  @Test
  void documentedExample_hasItsHash() {
    String url =
        BASE
            + "/path/to/service?zee_last=param&repeated=parameter 2&first=param&repeated=parameter 1"
                .replace(" ", "+");

    assertThat(QueryStringHash.of("GET", url, BASE))
        .isEqualTo("e52bb281606c3bd9ca16cfe96fe2df78f5d9ffa126f06befd750dfa10fa1a897");
  }

  @Test
  void pathOfBaseUrl_isLeftOut() {
    String base = "https://acme.example.net/wiki";

    assertThat(QueryStringHash.canonical("GET", base + "/rest/api/space", base))
        .isEqualTo("GET&/rest/api/space&");
    assertThat(QueryStringHash.canonical("GET", base, base)).isEqualTo("GET&/&");
  }

  @Test
  void pathThatOnlyBeginsLikeTheBase_isRefused() {
    String base = "https://acme.example.net/wiki";

    assertThatThrownBy(() -> QueryStringHash.of("GET", base + "pedia", base))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/wikipedia");
  }
}
