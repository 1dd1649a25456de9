package dev.connectsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallDenialTest {
  private static final CallDenial.Call CALL =
      new CallDenial.Call(
          CallMode.USER,
          URI.create("https://acme.atlassian.net/wiki"),
          Optional.of("tenant & a"),
          Optional.empty(),
          "GET",
          "/wiki/rest/api/%C3%BC");

  static Stream<CallDenial> kinds() {
    return Stream.<Function<CallDenial.Call, CallDenial>>of(
            CallDenial.MissingScope::new,
            CallDenial.MissingPermission::new,
            CallDenial.AppNotInstalled::new,
            CallDenial.SiteNotCovered::new,
            CallDenial.NotAuthenticated::new,
            CallDenial.Unknown::new)
        .map(kind -> kind.apply(CALL));
  }

  private static Response with(String header) {
    return Response.status(403).header(CallDenial.HEADER, header).build();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void headerOfEveryKind_isReadBack(CallDenial denial) {
    Response response = with(denial.headerValue());

    assertThat(denial.headerValue()).matches("[ -~]+");
    assertThat(CallDenial.of(response)).contains(denial);
    assertThat(CallDenial.of(new ForbiddenException(response))).contains(denial);
    assertThat(CallDenial.of(new CompletionException(new ForbiddenException(response))))
        .contains(denial);
    assertThat(
            CallDenial.of(
                new ExecutionException(new CompletionException(new ForbiddenException(response)))))
        .contains(denial);
  }

  @Test
  void otherFailure_isNoDenial() {
    assertThat(CallDenial.of(new ForbiddenException())).isEmpty();
    assertThat(CallDenial.of(new IllegalStateException(new ForbiddenException(with("x")))))
        .isEmpty();
    assertThat(CallDenial.of(new ExecutionException(null))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "MissingScope",
        "MissingScope&USER&https%3A%2F%2Fa.example&&&GET",
        "MissingScope&NOBODY&https%3A%2F%2Fa.example&&&GET&%2F",
        "MissingScope&USER&a b&&&GET&%2F",
        "MissingScope&USER&https%3A%2F%2Fa.example&&&GET&%zz",
        "Nothing&USER&https%3A%2F%2Fa.example&&&GET&%2F",
        "&&&&&&"
      })
  void headerOfSomebodyElse_isNoDenial(String header) {
    assertThat(CallDenial.of(with(header))).isEmpty();
  }

  /** As RESTEasy throws it inside a server. */
  public static final class Wrapper extends WebApplicationException {
    private static final long serialVersionUID = 1L;

    Wrapper(ForbiddenException original) {
      super(original, Response.status(403).build());
    }

    /** Gives the original. */
    public ForbiddenException unwrap() {
      return (ForbiddenException) getCause();
    }
  }

  @Test
  void denialBehindRestEasysWrapper_isFound() {
    CallDenial denial = new CallDenial.MissingScope(CALL);

    assertThat(CallDenial.of(new Wrapper(new ForbiddenException(with(denial.headerValue())))))
        .contains(denial);
  }
}
