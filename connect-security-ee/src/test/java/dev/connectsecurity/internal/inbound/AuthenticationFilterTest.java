package dev.connectsecurity.internal.inbound;

import static dev.connectsecurity.internal.inbound.Gate.NOW;
import static dev.connectsecurity.internal.inbound.Gate.SECRET_A;
import static dev.connectsecurity.internal.inbound.Gate.SECRET_U;
import static dev.connectsecurity.internal.inbound.Gate.tokenFor;
import static dev.connectsecurity.internal.inbound.Gate.tokenOfA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Reason;
import dev.connectsecurity.SessionTokens;
import dev.connectsecurity.testing.FakeRequest;
import dev.connectsecurity.testing.FakeResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationFilterTest {
  private final Gate gate = new Gate();

  @Test
  void tokenInTheHeader_letsInAndNamesTheCaller() throws Exception {
    FakeResponse response = gate.send(page("/app/page?a=1", tokenFor("GET", "/page", "a=1")));

    assertThat(response.status()).isEqualTo(200);
    HttpServletRequest request = gate.passed.get(0);
    Caller caller = (Caller) request.getUserPrincipal();
    assertThat(caller.accountId()).contains("alice");
    assertThat(caller.host().clientKey()).isEqualTo("A");
    assertThat(caller.scopes())
        .containsExactlyInAnyOrder(ConnectScope.NONE, ConnectScope.READ, ConnectScope.WRITE);
    assertThat(caller).hasToString("alice at A");
    assertThat(request.getRemoteUser()).isEqualTo("alice");
    assertThat(request.getAuthType()).isEqualTo("JWT");
    assertThat(request.isUserInRole("WRITE")).isTrue();
    assertThat(request.isUserInRole("ADMIN")).isFalse();
    assertThat(request.isUserInRole("nonsense")).isFalse();
  }

  @Test
  void tokenInTheQuery_letsIn() throws Exception {
    String token = tokenFor("GET", "/page", "a=1");

    assertThat(gate.send(FakeRequest.get("/app/page?a=1&jwt=" + token)).status()).isEqualTo(200);
    assertThat(gate.send(FakeRequest.get("/app/page?a=1&%6Awt=" + token)).status()).isEqualTo(200);
  }

  @Test
  void webhookWithoutUser_isNamedAfterTheTenant() throws Exception {
    String token = tokenOfA().without("sub").claim("qsh", hash("POST", "/hook", null)).sign();

    gate.send(FakeRequest.post("/app/hook").header("Authorization", "JWT " + token));

    assertThat(gate.passed.get(0).getUserPrincipal().getName()).isEqualTo("A");
  }

  @Test
  void noToken_isUnauthorizedWithAChallengeAndAConstantBody() throws Exception {
    FakeResponse response = gate.send(FakeRequest.get("/app/page"));

    assertThat(response.status()).isEqualTo(401);
    assertThat(response.header("WWW-Authenticate")).contains("JWT realm=\"com.example.app\"");
    assertThat(response.header("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(response.body())
        .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401}");
    assertThat(gate.passed).isEmpty();
    assertRejected(Reason.MISSING);
    assertThat(gate.rejections.get(0).clientKey()).isEmpty();
    assertThat(gate.rejections.get(0).path()).isEqualTo("/app/page");
  }

  @Test
  void rejectionOfAKnownTenant_isToldWithItsName() throws Exception {
    gate.send(page("/app/page?a=2", tokenFor("GET", "/page", "a=1")));

    assertRejected(Reason.QUERY_STRING_HASH);
    assertThat(gate.rejections.get(0).clientKey()).contains("A");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"JWT", "JWT  x", "JWT\tx", "Bearer x", "x"})
  void otherAuthorization_isUnauthorized(String header) throws Exception {
    assertThat(gate.send(FakeRequest.get("/app/page").header("Authorization", header)).status())
        .isEqualTo(401);
  }

  @Test
  void schemeInLowerCase_letsIn() throws Exception {
    FakeRequest request = FakeRequest.get("/app/page");

    assertThat(
            gate.send(request.header("Authorization", "jwt " + tokenFor("GET", "/page", null)))
                .status())
        .isEqualTo(200);
  }

  @Test
  void sameTokenTwice_letsIn_butTwoDifferentDoNot() throws Exception {
    String token = tokenFor("GET", "/page", null);
    String other = tokenOfA().claim("qsh", hash("GET", "/page", null)).claim("x", 1).sign();

    assertThat(gate.send(page("/app/page?jwt=" + token, token)).status()).isEqualTo(200);
    assertThat(gate.send(page("/app/page?jwt=" + other, token)).status()).isEqualTo(401);
    assertThat(gate.send(FakeRequest.get("/app/page?jwt=" + other + "&jwt=" + token)).status())
        .isEqualTo(401);
    assertRejected(Reason.MULTIPLE);
  }

  @Test
  void twoAuthorizationHeaders_areUnauthorized() throws Exception {
    String token = tokenFor("GET", "/page", null);

    assertThat(gate.send(page("/app/page", token).header("Authorization", "Basic eA==")).status())
        .isEqualTo(401);
    assertRejected(Reason.MULTIPLE);
  }

  @Test
  void tokenWithCharactersBeyondTheBasicPlane_isRefused() throws Exception {
    String sheep = "%F0%9F%90%91".repeat(20);

    for (String token : List.of(sheep + ".e30.e30", "e30." + sheep + ".e30", "e30.e30." + sheep)) {
      assertThat(gate.send(FakeRequest.get("/app/page?jwt=" + token)).status()).isEqualTo(401);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/app/page?jwt=%zz", "/app/page?jwt%zz=1"})
  void brokenEscape_isBadRequest(String target) throws Exception {
    assertThat(gate.send(FakeRequest.get(target)).status()).isEqualTo(400);
    assertRejected(Reason.BAD_REQUEST);
  }

  @Test
  void brokenEscapeBesideAGoodToken_isBadRequest_alsoWhereTheHashPlaysNoPart() throws Exception {
    String token = tokenOfA().claim("qsh", "context-qsh").sign();

    assertThat(gate.send(page("/app/api/x?a=%", token)).status()).isEqualTo(400);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "GET, /app/page, 200",
    "get, /app/page, 401",
    "POST, /app/page, 401",
    "HEAD, /app/page, 401",
    "FOO, /app/page, 401",
    "GET, /app/page/, 200",
    "GET, /app/page;x=y, 401",
    "GET, /app//page, 401",
    "GET, /application/page, 401",
    "GET, //app/page, 401",
    "GET, /%61pp/page, 401",
    "GET, /app/../app/page, 401"
  })
  void tokenOfOnePage_opensThatPageOnly(String method, String target, int status) throws Exception {
    FakeRequest request = FakeRequest.of(method, target);

    assertThat(
            gate.send(request.header("Authorization", "JWT " + tokenFor("GET", "/page", null)))
                .status())
        .isEqualTo(status);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/app/public/x", "/app/public", "/app/public/a/b.css", "/app/health"})
  void publicPath_isOpenAndNobodyIsCalling(String target) throws Exception {
    FakeResponse response = gate.send(FakeRequest.get(target));

    assertThat(response.status()).isEqualTo(200);
    assertThat(gate.passed).hasSize(1);
    assertThatThrownBy(() -> Caller.of(gate.passed.get(0)))
        .isInstanceOf(NotAuthenticatedException.class)
        .hasMessage("the request has no authenticated caller");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/app/public/../secure/x",
        "/app/public/%2e%2e/secure/x",
        "/app/public/..%2fsecure/x",
        "/app/public%2f..%2fsecure/x",
        "/app/public/..;/secure/x",
        "/app/public/%2e%2e;/secure/x",
        "/app/public;/../secure/x",
        "/app//public/x",
        "/app/public//x",
        "/app/public/./x",
        "/app/public/x/..",
        "/app/public/x/.",
        "/app/public/a%20b",
        "/app/public/a\\b",
        "/app/public/ä",
        "/app/PUBLIC/x",
        "/app/publicx",
        "/app/health/",
        "/public/x"
      })
  void pathThatServersMayReadOtherwise_isProtected(String target) throws Exception {
    assertThat(gate.send(FakeRequest.get(target)).status()).isEqualTo(401);
    assertThat(gate.passed).isEmpty();
  }

  @ParameterizedTest(name = "{0} on {1} gives {2}")
  @CsvSource({
    "context-qsh, /app/api/x, 200",
    "context-qsh, /app/page, 401",
    "computed, /app/api/x, 401",
    "context-qsh, /app/api/%78, 401",
  })
  void contextToken_opensConfiguredPathsOnly(String qsh, String target, int status)
      throws Exception {
    String value = qsh.equals("computed") ? hash("GET", "/api/x", null) : qsh;

    assertThat(gate.send(page(target, tokenOfA().claim("qsh", value).sign())).status())
        .isEqualTo(status);
  }

  @Test
  void uninstalledTenant_isUnauthorized() throws Exception {
    String token =
        Gate.token(SECRET_U).claim("iss", "U").claim("qsh", hash("GET", "/page", null)).sign();

    assertThat(gate.send(page("/app/page", token)).status()).isEqualTo(401);
    assertRejected(Reason.UNINSTALLED);
  }

  @Test
  void disabledTenant_isLetIn() throws Exception {
    gate.hosts.store(Gate.host("A", SECRET_A, HostStatus.DISABLED));

    assertThat(gate.send(page("/app/page", tokenFor("GET", "/page", null))).status())
        .isEqualTo(200);
  }

  @Test
  void newSecretStoredByAnotherNode_isFoundAtTheFirstTokenThatNeedsIt() throws Exception {
    String newSecret = "another-secret-of-tenant-A-after-reinstall";
    gate.hosts.storeOnAnotherNode(Gate.host("A", newSecret, HostStatus.ENABLED));
    String token =
        Gate.token(newSecret).claim("iss", "A").claim("qsh", hash("GET", "/page", null)).sign();

    assertThat(gate.send(page("/app/page", token)).status()).isEqualTo(200);
  }

  @Test
  void tenantStoredByAnotherNode_isFoundAtItsFirstToken() throws Exception {
    gate.hosts.storeOnAnotherNode(Gate.host("N", SECRET_A, HostStatus.ENABLED));
    String token =
        Gate.token(SECRET_A).claim("iss", "N").claim("qsh", hash("GET", "/page", null)).sign();

    assertThat(gate.send(page("/app/page", token)).status()).isEqualTo(200);
  }

  @Test
  void wrongSignature_readsTheStoreOnceAndIsUnauthorized() throws Exception {
    String token =
        Gate.token("not-the-secret-of-tenant-A-but-long-enough")
            .claim("iss", "A")
            .claim("qsh", hash("GET", "/page", null))
            .sign();

    assertThat(gate.send(page("/app/page", token)).status()).isEqualTo(401);
    assertRejected(Reason.SIGNATURE);
    assertThat(gate.hosts.freshReads).isEqualTo(1);
  }

  @Test
  void otherRefusals_doNotReadTheStoreAgain() throws Exception {
    gate.send(page("/app/page", tokenFor("GET", "/other", null)));

    assertThat(gate.hosts.freshReads).isZero();
  }

  @Test
  void unknownTenant_isUnauthorized() throws Exception {
    String token = Gate.token(SECRET_A).claim("iss", "nobody").claim("qsh", "x").sign();

    assertThat(gate.send(page("/app/page", token)).status()).isEqualTo(401);
    assertRejected(Reason.UNKNOWN_TENANT);
  }

  @Test
  void storeDown_isUnavailableAndSaysWhenToComeBack() throws Exception {
    gate.hosts.down = true;

    FakeResponse response = gate.send(page("/app/page", tokenFor("GET", "/page", null)));

    assertThat(response.status()).isEqualTo(503);
    assertThat(response.header("Retry-After")).contains("30");
    assertRejected(Reason.STORE_UNAVAILABLE);
  }

  @Test
  void everyResponse_carriesTheHeadersThatAtlassianDemands() throws Exception {
    for (FakeResponse response :
        new FakeResponse[] {
          gate.send(page("/app/page", tokenFor("GET", "/page", null))),
          gate.send(FakeRequest.get("/app/public/x")),
          gate.send(FakeRequest.get("/app/page"))
        }) {
      assertThat(response.header("Cache-Control")).contains("no-cache, no-store");
      assertThat(response.header("Referrer-Policy")).contains("no-referrer");
      assertThat(response.header("Strict-Transport-Security")).contains("max-age=31536000");
      assertThat(response.header("X-Content-Type-Options")).contains("nosniff");
    }
  }

  @Test
  void frameAncestors_areTheTenantOnceItIsKnown() throws Exception {
    FakeResponse known = gate.send(page("/app/page", tokenFor("GET", "/page", null)));
    FakeResponse unknown = gate.send(FakeRequest.get("/app/page"));

    assertThat(known.header("Content-Security-Policy"))
        .contains(
            "frame-ancestors https://acme.atlassian.net https://jira.acme.example https://portal.example");
    assertThat(unknown.header("Content-Security-Policy"))
        .contains("frame-ancestors https://*.atlassian.net https://portal.example");
  }

  @Test
  void sessionToken_letsInOnPageCallsAndIsRenewed() throws Exception {
    gate.send(page("/app/page", tokenFor("GET", "/page", null)));
    String token = gate.sessionTokens.issue().reveal();

    FakeResponse response =
        gate.send(page("/app/api/x", token).header("Origin", "https://app.example"));

    assertThat(response.status()).isEqualTo(200);
    assertThat(((Caller) gate.passed.get(1).getUserPrincipal()).accountId()).contains("alice");
    String renewed = response.header(SessionTokens.HEADER).orElseThrow();
    assertThat(gate.send(page("/app/api/x", renewed)).status()).isEqualTo(200);
    assertThat(gate.send(page("/app/page", renewed)).status()).isEqualTo(401);
  }

  @Test
  void sessionToken_isNotRenewedForAnotherOrigin_norForAtlassiansTokens() throws Exception {
    String session = gate.codec.issue("A", Optional.of("alice"), secret(), NOW);

    assertThat(
            gate.send(page("/app/api/x", session).header("Origin", "https://evil.example"))
                .header(SessionTokens.HEADER))
        .isEmpty();
    assertThat(
            gate.send(page("/app/api/x", tokenOfA().claim("qsh", "context-qsh").sign()))
                .header(SessionTokens.HEADER))
        .isEmpty();
  }

  @Test
  void sessionTokenOfAnUninstalledTenant_isUnauthorized() throws Exception {
    String session =
        gate.codec.issue(
            "U",
            Optional.empty(),
            dev.connectsecurity.Secret.of(SECRET_U),
            NOW.minus(Duration.ofMinutes(1)));

    assertThat(gate.send(page("/app/api/x", session)).status()).isEqualTo(401);
    assertRejected(Reason.UNINSTALLED);
  }

  @Test
  void asynchronousDispatch_keepsTheCallerWithoutASecondCheck() throws Exception {
    gate.send(page("/app/page", tokenFor("GET", "/page", null)));
    Object caller = gate.passed.get(0).getUserPrincipal();

    FakeRequest dispatched =
        FakeRequest.get("/app/elsewhere")
            .dispatcherType(DispatcherType.ASYNC)
            .attribute("dev.connectsecurity.caller", caller);
    gate.send(dispatched);

    assertThat(gate.passed.get(1).getUserPrincipal()).isSameAs(caller);
    assertThat(gate.dispatches).containsExactly("begin alice", "end alice");
  }

  @Test
  void guardsRefusal_isAnsweredHoweverItWasWrapped() throws Exception {
    AccessDeniedException refusal =
        new AccessDeniedException(Reason.MISSING_SCOPE, "missing scope ADMIN");

    for (Exception thrown :
        new Exception[] {
          refusal, new ServletException(refusal), new IllegalStateException(new Exception(refusal))
        }) {
      FakeResponse response =
          gate.send(
              page("/app/page", tokenFor("GET", "/page", null)),
              (req, res) -> {
                if (thrown instanceof ServletException wrapped) {
                  throw wrapped;
                }
                throw (RuntimeException) thrown;
              });

      assertThat(response.status()).isEqualTo(403);
      assertThat(response.body())
          .isEqualTo(
              "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,\"detail\":\"missing scope ADMIN\"}");
    }
    assertThat(gate.rejections).isEmpty();
  }

  @Test
  void guardsRefusal_isAnsweredWhenTheApplicationHasTheWriterAlready() throws Exception {
    FakeResponse response =
        gate.send(
            page("/app/page", tokenFor("GET", "/page", null)),
            (req, res) -> {
              res.getWriter().print("half an answer");
              throw new AccessDeniedException(Reason.MISSING_SCOPE, "missing scope ADMIN");
            });

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.body()).startsWith("{\"type\":\"about:blank\",\"title\":\"Forbidden\"");
  }

  @Test
  void failureOfTheApplication_isNotOurs() {
    FakeRequest request = page("/app/page", tokenFor("GET", "/page", null));

    assertThatThrownBy(
            () ->
                gate.send(
                    request,
                    (req, res) -> {
                      throw new IllegalStateException("boom");
                    }))
        .hasMessage("boom");
  }

  @Test
  void garbage_isUnauthorizedAndNeverAFailure() throws Exception {
    for (String garbage : new String[] {"", ".", "..", "a.b.c", "x".repeat(9000), "{}", "é.é.é"}) {
      assertThat(gate.send(page("/app/page", garbage)).status()).as(garbage).isEqualTo(401);
    }
  }

  private void assertRejected(Reason reason) {
    assertThat(gate.rejections)
        .last()
        .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(reason));
  }

  private static FakeRequest page(String target, String token) {
    return FakeRequest.get(target).header("Authorization", "JWT " + token);
  }

  private static String hash(String method, String path, String query) {
    return dev.connectsecurity.internal.token.CanonicalRequest.of(method, path, query).hash();
  }

  private static dev.connectsecurity.Secret secret() {
    return dev.connectsecurity.Secret.of(SECRET_A);
  }
}
