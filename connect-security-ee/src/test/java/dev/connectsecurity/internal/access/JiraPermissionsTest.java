package dev.connectsecurity.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.HostStatus;
import dev.connectsecurity.PermissionLevel;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.testing.FakeProduct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JiraPermissionsTest {
  private static final String CHECK = "POST /rest/api/3/permissions/check";

  private final FakeProduct jira = new FakeProduct(Product.JIRA);
  private final ProductPermissions permissions = new AskedPermissions(jira.client());

  @AfterEach
  void close() {
    jira.close();
  }

  @ParameterizedTest
  @CsvSource({"['ADMINISTER'], true", "[], false", "['ADMINISTER_OTHER'], false"})
  void globalPermission_isWhatJiraGrants(String granted, boolean held) {
    jira.on(CHECK, "{'globalPermissions':" + granted + ",'projectPermissions':[]}");

    assertThat(permissions.holds(about(PermissionLevel.GLOBAL, "ADMINISTER", ""))).isEqualTo(held);
    assertThat(jira.calls())
        .containsExactly(
            CHECK
                + " {\"accountId\":\"5be24ad8b1653240376955d2\",\"globalPermissions\":[\"ADMINISTER\"]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'permission':'EDIT_ISSUES','issues':[10001],'projects':[]}   | true",
        "{'permission':'EDIT_ISSUES','issues':[9,10001],'projects':[]} | true",
        "{'permission':'EDIT_ISSUES','issues':[],'projects':[]}        | false",
        "{'permission':'EDIT_ISSUES','issues':[10002],'projects':[]}   | false",
        "{'permission':'EDIT_ISSUES','issues':[],'projects':[10001]}   | false",
        "{'permission':'EDIT_ISSUES','issues':'10001'}                 | false",
        "{'permission':'EDIT_ISSUES'}                                  | false",
        "{'permission':'BROWSE_PROJECTS','issues':[10001]}             | false",
        "{'issues':[10001]}                                            | false",
        "10001                                                         | false"
      })
  void issuePermission_countsForThatIssueOnly(String grant, boolean held) {
    jira.on(CHECK, "{'globalPermissions':[],'projectPermissions':[" + grant + "]}");

    assertThat(permissions.holds(about(PermissionLevel.ISSUE, "EDIT_ISSUES", "10001")))
        .isEqualTo(held);
    assertThat(jira.calls())
        .containsExactly(
            CHECK
                + " {\"accountId\":\"5be24ad8b1653240376955d2\",\"projectPermissions\":"
                + "[{\"permissions\":[\"EDIT_ISSUES\"],\"issues\":[10001]}]}");
  }

  @ParameterizedTest
  @CsvSource({"ISSUE, ACME-1, issue, issues", "PROJECT, ACME, project, projects"})
  void key_isTradedForItsIdFirst(PermissionLevel level, String key, String path, String list) {
    jira.on("GET /rest/api/3/" + path + "/" + key + "?fields=id", "{'id':'10001'}")
        .on(CHECK, "{'projectPermissions':[{'permission':'P','" + list + "':[10001]}]}");

    assertThat(permissions.holds(about(level, "P", key))).isTrue();
    assertThat(jira.calls()).hasSize(2);
  }

  @Test
  void keyThatIsNotThere_isNoAndNotAskedFurther() {
    assertThat(permissions.holds(about(PermissionLevel.ISSUE, "EDIT_ISSUES", "ACME-2"))).isFalse();
    assertThat(jira.calls()).containsExactly("GET /rest/api/3/issue/ACME-2?fields=id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'id':10001}", "{'id':'../x'}", "{'id':''}"})
  void keyWithoutUsableId_isUnknown(String found) {
    jira.on("GET /rest/api/3/issue/ACME-1?fields=id", found);

    assertUnknown(about(PermissionLevel.ISSUE, "EDIT_ISSUES", "ACME-1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 400, 401, 403, 404, 429, 500, 503})
  void checkThatIsNotAnswered_isUnknown(int status) {
    jira.always(status, "");

    assertUnknown(about(PermissionLevel.GLOBAL, "ADMINISTER", ""));
    assertThat(jira.calls()).as("nothing is followed or repeated").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "['ADMINISTER']",
        "{'globalPermissions':null}",
        "{'globalPermissions':'ADMINISTER'}",
        "{'projectPermissions':[]}",
        "{'globalPermissions':['ADMINISTER'",
        "<html>ADMINISTER</html>"
      })
  void answerOfAnotherShape_isUnknown(String body) {
    jira.on(CHECK, body);

    assertUnknown(about(PermissionLevel.GLOBAL, "ADMINISTER", ""));
  }

  @Test
  void silence_isUnknownAfterTheTimeLimit() {
    jira.on(CHECK, "{'globalPermissions':['ADMINISTER']}").hold();

    assertUnknown(about(PermissionLevel.GLOBAL, "ADMINISTER", ""));
    jira.open();
  }

  @Test
  void brokenConnection_isUnknown() {
    PermissionQuestion question = about(PermissionLevel.GLOBAL, "ADMINISTER", "");
    jira.close();

    assertUnknown(question);
  }

  @Test
  void uninstalledTenant_isUnknownAndNotCalled() {
    assertUnknown(
        new PermissionQuestion(
            jira.host("tenant-a", HostStatus.UNINSTALLED),
            FakeProduct.ALICE,
            "ADMINISTER",
            PermissionLevel.GLOBAL,
            ""));
    assertThat(jira.calls()).isEmpty();
  }

  private void assertUnknown(PermissionQuestion question) {
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> permissions.holds(question))
        .satisfies(unknown -> assertThat(unknown.reason()).isEqualTo(Reason.PERMISSION_UNKNOWN));
  }

  private PermissionQuestion about(PermissionLevel level, String permission, String id) {
    return new PermissionQuestion(jira.host(), FakeProduct.ALICE, permission, level, id);
  }
}
