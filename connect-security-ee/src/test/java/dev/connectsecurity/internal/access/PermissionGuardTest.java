package dev.connectsecurity.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.PermissionLevel;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.testing.FakeProduct;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PermissionGuardTest {
  private static final String CHECK = "POST /rest/api/3/permissions/check";
  private static final PermissionDemand ADMIN =
      new PermissionDemand("ADMINISTER", "administer", PermissionLevel.GLOBAL, "");
  private static final PermissionDemand EDIT =
      new PermissionDemand("EDIT_ISSUES", "", PermissionLevel.ISSUE, "issue");

  private final AtomicLong nanos = new AtomicLong();
  private final List<AccessRefused> refusals = new CopyOnWriteArrayList<>();
  private final FakeProduct jira = new FakeProduct(Product.JIRA);
  private final User alice = User.alice(jira.host());
  private final PermissionGuard guard =
      new PermissionGuard(jira.client(), Duration.ofMinutes(1), 10_000, nanos::get, refusals::add);

  @AfterEach
  void close() {
    jira.close();
  }

  @Test
  void administrator_passesAThousandTimesInAMinuteForOneCall() {
    jira.on(CHECK, "{'globalPermissions':['ADMINISTER']}");
    for (int i = 0; i < 1000; i++) {
      check(ADMIN, alice, "");
      nanos.addAndGet(Duration.ofMillis(59).toNanos());
    }

    assertThat(jira.calls()).hasSize(1);
    assertThat(refusals).isEmpty();
  }

  @Test
  void userOfAnIssueByKey_passesAThousandTimesForTwoCalls() {
    jira.on("GET /rest/api/3/issue/ACME-1?fields=id", "{'id':'7'}")
        .on(CHECK, "{'projectPermissions':[{'permission':'EDIT_ISSUES','issues':[7]}]}");
    for (int i = 0; i < 1000; i++) {
      check(EDIT, alice, "ACME-1");
    }

    assertThat(jira.calls()).hasSize(2);
  }

  // An observer may write an audit trail by way of a guarded bean.
  @Test
  void observerThatIsRefusedItself_isNotToldForEver() {
    jira.on(CHECK, "{'globalPermissions':[]}");
    AtomicReference<PermissionGuard> own = new AtomicReference<>();
    own.set(
        new PermissionGuard(
            jira.client(),
            Duration.ofMinutes(1),
            100,
            nanos::get,
            refusal -> {
              refusals.add(refusal);
              own.get().check(List.of(ADMIN), alice, name -> Optional.empty(), "Trail#write");
            }));

    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(
            () -> own.get().check(List.of(ADMIN), alice, name -> Optional.empty(), "Page#open"))
        .withMessage("missing permission ADMINISTER");
    assertThat(refusals).hasSize(1);
  }

  @Test
  void missingPermission_isNamedInExceptionAndEvent() {
    jira.on(CHECK, "{'globalPermissions':[]}");

    assertDenied(ADMIN, alice, "", "missing permission ADMINISTER");
    assertThat(refusals)
        .containsExactly(
            new AccessRefused(
                Reason.MISSING_PERMISSION,
                "missing permission ADMINISTER",
                "tenant-a",
                Optional.of(FakeProduct.ALICE),
                "Page#open"));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429, 500, 503})
  void productThatIsDown_isUnavailableAndThenAskedAgain(int status) {
    jira.on(CHECK, status, "{}");
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> check(ADMIN, alice, ""))
        .satisfies(
            unknown -> {
              assertThat(unknown.reason()).isEqualTo(Reason.PERMISSION_UNKNOWN);
              assertThat(unknown.reason().status()).isEqualTo(503);
            });
    assertThat(refusals)
        .extracting(AccessRefused::reason)
        .containsExactly(Reason.PERMISSION_UNKNOWN);
    jira.on(CHECK, "{'globalPermissions':['ADMINISTER']}");

    check(ADMIN, alice, "");
  }

  @Test
  void callerWithoutUser_isDeniedAndNotAskedAbout() {
    assertDenied(ADMIN, User.nobody(jira.host()), "", "missing permission ADMINISTER");
    assertThat(jira.calls()).isEmpty();
  }

  @Test
  void productThatIsNotNamed_isDenied() {
    PermissionDemand other = new PermissionDemand("", "administer", PermissionLevel.GLOBAL, "");

    assertDenied(other, alice, "", "missing permission in jira");
    assertThat(jira.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "1/permission",
        "ACME-1/../ACME-2",
        "ACME-1?x",
        "ACME-1#x",
        "ACME-1%2F..",
        "ACME-1;x",
        "ACME-1 ",
        "ACME-1\n",
        "ACME-0",
        "-1",
        "0",
        "01",
        "{key}",
        "",
        "1234567890123456789"
      })
  void parameterThatIsNoIssue_isDeniedAndNotAskedAbout(String issue) {
    assertDenied(EDIT, alice, issue, "missing permission EDIT_ISSUES");
    assertThat(jira.calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PROJECT, ACME, true",
    "PROJECT, 10000, true",
    "PROJECT, ACME-1, false",
    "PROJECT, ../x, false",
    "SPACE, ACME, true",
    "SPACE, 2024, true",
    "SPACE, ~5be24ad8b1653240376955d2, true",
    "SPACE, ~, false",
    "SPACE, .., false",
    "CONTENT, 65601, true",
    "CONTENT, att65601, true",
    "CONTENT, 1/permission, false",
    "CONTENT, xyz, false",
    "GLOBAL, 1, false"
  })
  void shapeOfAnId_isCheckedByLevel(PermissionLevel level, String id, boolean wellFormed) {
    assertThat(
            new PermissionQuestion(jira.host(), FakeProduct.ALICE, "p", level, id).isWellFormed())
        .isEqualTo(wellFormed);
  }

  @Test
  void absentParameter_isDenied() {
    assertDenied(EDIT, alice, null, "missing permission EDIT_ISSUES");
  }

  @Test
  void noDemandAtAll_isDenied() {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> guard.check(List.of(), alice, name -> Optional.empty(), "Page#open"));
  }

  @Test
  void severalDemands_haveAllToBeMet() {
    PermissionDemand other = new PermissionDemand("BULK_CHANGE", "", PermissionLevel.GLOBAL, "");
    jira.on(CHECK, "{'globalPermissions':['ADMINISTER']}");

    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(
            () -> guard.check(List.of(ADMIN, other), alice, name -> Optional.empty(), "Page#open"))
        .withMessage("missing permission BULK_CHANGE");
  }

  @Test
  void forgottenTenant_isAskedAgain() {
    jira.on(CHECK, "{'globalPermissions':['ADMINISTER']}");
    check(ADMIN, alice, "");
    guard.forget("tenant-a");
    jira.on(CHECK, "{'globalPermissions':[]}");

    assertDenied(ADMIN, alice, "", "missing permission ADMINISTER");
  }

  @Test
  void failingObserver_changesNothing() {
    PermissionGuard watched =
        new PermissionGuard(
            jira.client(),
            Duration.ofMinutes(1),
            10,
            nanos::get,
            refused -> {
              throw new IllegalStateException("observer");
            });

    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(
            () -> watched.check(List.of(EDIT), alice, name -> Optional.of("../x"), "Page#open"));
  }

  @Test
  void demandInWords_namesProductsLevelAndParameter() {
    assertThat(ADMIN).hasToString("Jira ADMINISTER, Confluence administer");
    assertThat(EDIT).hasToString("Jira EDIT_ISSUES on ISSUE 'issue'");
    assertThat(new PermissionDemand("", "read", PermissionLevel.SPACE, "key"))
        .hasToString("Confluence read on SPACE 'key'");
  }

  private void assertDenied(
      PermissionDemand demand, AtlassianPrincipal caller, String value, String message) {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> check(demand, caller, value))
        .withMessage(message)
        .satisfies(denied -> assertThat(denied.reason()).isEqualTo(Reason.MISSING_PERMISSION));
  }

  private void check(PermissionDemand demand, AtlassianPrincipal caller, String value) {
    guard.check(List.of(demand), caller, name -> Optional.ofNullable(value), "Page#open");
  }
}
