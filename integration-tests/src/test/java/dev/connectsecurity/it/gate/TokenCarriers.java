package dev.connectsecurity.it.gate;

import static dev.connectsecurity.it.gate.Promise.attack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.Observed;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A token is found in the header and in the query, and one of them is enough. */
interface TokenCarriers extends Promise {

  @ParameterizedTest(name = "row {0}: {1}")
  @MethodSource("carriers")
  default void tokenInTheWrongPlace_isRefused(
      int row, String words, Attack attack, int status, String reason) {
    gate().answers(status, reason, attack.on(this));
  }

  static Stream<Arguments> carriers() {
    String page = "/app/page";
    return Stream.of(
        attack(
            28,
            "tokens of two tenants",
            on ->
                () ->
                    on.gate()
                        .http()
                        .get(page + "?jwt=" + on.cast().b().token("GET", page).sign(), a(on)),
            401,
            "MULTIPLE"),
        attack(
            28,
            "the same token twice",
            on -> {
              String token = on.cast().a().token("GET", page).sign();
              return () ->
                  on.gate().http().get(page + "?jwt=" + token, "Authorization: JWT " + token);
            },
            200,
            ""),
        attack(
            28,
            "two tokens in the query",
            on ->
                () ->
                    on.gate()
                        .http()
                        .get(
                            page
                                + "?jwt="
                                + on.cast().a().token("GET", page).sign()
                                + "&jwt="
                                + on.cast().b().token("GET", page).sign()),
            401,
            "MULTIPLE"),
        attack(
            29,
            "two headers",
            on -> () -> on.gate().http().get(page, a(on), a(on)),
            401,
            "MULTIPLE"),
        attack(
            29,
            "two tokens in one header",
            on -> () -> on.gate().http().get(page, a(on) + ", JWT x"),
            401,
            "FORMAT"),
        attack(
            29,
            "scheme in lower case, junk",
            on -> () -> on.gate().http().get(page, "Authorization: jwt x"),
            401,
            "FORMAT"),
        attack(
            29,
            "scheme alone",
            on -> () -> on.gate().http().get(page, "Authorization: JWT"),
            401,
            "MISSING"),
        attack(
            29,
            "another scheme",
            on -> () -> on.gate().http().get(page, a(on).replace("JWT ", "Bearer ")),
            401,
            "MISSING"),
        attack(
            60,
            "a semicolon between two tokens",
            on -> () -> on.gate().http().get(page + "?jwt=a;jwt=b"),
            401,
            "FORMAT"),
        attack(
            70,
            "in a form",
            on ->
                () ->
                    on.gate()
                        .http()
                        .send(
                            "POST",
                            page,
                            "jwt=" + on.cast().a().token("POST", page).sign(),
                            RequestBinding.FORM),
            401,
            "MISSING"),
        attack(
            70,
            "in a part of a form",
            on ->
                () ->
                    on.gate()
                        .http()
                        .send(
                            "POST",
                            page,
                            part(on.cast().a().token("POST", page).sign()),
                            "Content-Type: multipart/form-data; boundary=b"),
            401,
            "MISSING"),
        attack(
            70,
            "in a cookie",
            on ->
                () ->
                    on.gate()
                        .http()
                        .get(page, "Cookie: jwt=" + on.cast().a().token("GET", page).sign()),
            401,
            "MISSING"),
        attack(
            70,
            "in a header of a peer",
            on ->
                () ->
                    on.gate()
                        .http()
                        .get(page, "X-acpt: " + on.cast().a().token("GET", page).sign()),
            401,
            "MISSING"));
  }

  // Undertow of WildFly 39.0.1 makes one space of them before anybody sees the header; then it
  // cannot matter.
  @ParameterizedTest(name = "row 29: {0} behind the scheme")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"tab|\t|MISSING", "two spaces|  |FORMAT"})
  default void otherSpaceBehindTheScheme_isRefusedOrNeverSeen(
      String words, String space, String reason) {
    String header = a(this).replace("JWT ", "JWT" + space);
    Observed before = Observed.at(gate().http());
    Answer answer = gate().http().get("/app/page", header);

    if (answer.status() == 200) {
      assertThat(answer.body()).startsWith("GET /app/page?null by alice ");
    } else {
      Gate.assertRefusal(answer, 401);
      assertThat(Observed.at(gate().http()))
          .extracting(Observed::hits, Observed::reason)
          .containsExactly(before.hits(), reason);
    }
  }

  private static String a(Promise on) {
    return on.cast().a().authorization("/app/page");
  }

  private static String part(String token) {
    return "--b\r\nContent-Disposition: form-data; name=\"jwt\"\r\n\r\n" + token + "\r\n--b--\r\n";
  }
}
