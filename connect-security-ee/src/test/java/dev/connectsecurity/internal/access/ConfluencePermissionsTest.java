package dev.connectsecurity.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.PermissionLevel;
import dev.connectsecurity.Product;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.testing.FakeProduct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfluencePermissionsTest {
  private static final String USER =
      "GET /wiki/rest/api/user?accountId=5be24ad8b1653240376955d2&expand=operations";
  private static final String CHECK = "POST /wiki/rest/api/content/65601/permission/check";

  private final FakeProduct confluence = new FakeProduct(Product.CONFLUENCE);
  private final ProductPermissions permissions = new AskedPermissions(confluence.client());

  @AfterEach
  void close() {
    confluence.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'operation':'administer','targetType':'application'}             | true",
        "{'operation':'administer','targetType':'application','more':true} | true",
        "{'operation':'administer','targetType':'space'}                   | false",
        "{'operation':'administer'}                                        | false",
        "{'operation':'use','targetType':'application'}                    | false",
        "{}                                                                | false"
      })
  void globalOperation_isOneOnTheApplication(String operation, boolean held) {
    confluence.on(USER, "{'operations':[" + operation + "]}");

    assertThat(permissions.holds(about(PermissionLevel.GLOBAL, "administer", ""))).isEqualTo(held);
  }

  @Test
  void userWhoIsNotThere_holdsNothing() {
    assertThat(permissions.holds(about(PermissionLevel.GLOBAL, "administer", ""))).isFalse();
    assertThat(permissions.holds(about(PermissionLevel.CONTENT, "read", "65601"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'operations':{}}", "{'operations':['administer']}", "[]"})
  void userWithoutOperations_isUnknown(String user) {
    confluence.on(USER, user);

    assertUnknown(about(PermissionLevel.GLOBAL, "administer", ""));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void contentOperation_isWhatConfluenceSays(boolean held) {
    confluence.on(CHECK, "{'hasPermission':" + held + ",'errors':[]}");

    assertThat(permissions.holds(about(PermissionLevel.CONTENT, "update", "65601")))
        .isEqualTo(held);
    assertThat(confluence.calls())
        .containsExactly(
            CHECK
                + " {\"subject\":{\"type\":\"user\",\"identifier\":\"5be24ad8b1653240376955d2\"},"
                + "\"operation\":\"update\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'hasPermission':'true'}", "{'hasPermission':1}", "true"})
  void contentCheckWithoutAnswer_isUnknown(String body) {
    confluence.on(CHECK, body);

    assertUnknown(about(PermissionLevel.CONTENT, "update", "65601"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 429, 500})
  void refusedCheck_isUnknown(int status) {
    confluence.always(status, "{'hasPermission':true}");

    assertUnknown(about(PermissionLevel.CONTENT, "update", "65601"));
    assertUnknown(about(PermissionLevel.GLOBAL, "administer", ""));
    assertUnknown(about(PermissionLevel.SPACE, "administer", "ACME"));
  }

  @ParameterizedTest
  @EnumSource(names = {"PROJECT", "ISSUE"})
  void levelOfJira_isNo(PermissionLevel level) {
    assertThat(permissions.holds(about(level, "administer", "1"))).isFalse();
    assertThat(confluence.calls()).isEmpty();
  }

  @Test
  void accountId_cannotChangeTheQuery() {
    PermissionQuestion odd =
        new PermissionQuestion(
            confluence.host(),
            "x&accountId=admin+%26#{y}",
            "administer",
            PermissionLevel.GLOBAL,
            "");

    assertThat(permissions.holds(odd)).isFalse();
    assertThat(confluence.calls())
        .containsExactly(
            "GET /wiki/rest/api/user?accountId=x%26accountId%3Dadmin%2B%2526%23%7By%7D"
                + "&expand=operations");
  }

  private void assertUnknown(PermissionQuestion question) {
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> permissions.holds(question));
  }

  private PermissionQuestion about(PermissionLevel level, String permission, String id) {
    return new PermissionQuestion(confluence.host(), FakeProduct.ALICE, permission, level, id);
  }
}
