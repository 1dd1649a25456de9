package dev.connectsecurity.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.PermissionLevel;
import dev.connectsecurity.Product;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.testing.FakeProduct;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpacePermissionsTest {
  private static final String SPACES = "GET /wiki/api/v2/spaces?keys=ACME";
  private static final String ASSIGNED = "GET /wiki/api/v2/spaces/98306/permissions?limit=200";
  private static final String GROUPS =
      "GET /wiki/rest/api/user/memberof?accountId=5be24ad8b1653240376955d2&start=0&limit=200";
  private static final String ADMINISTER = "{'key':'administer','targetType':'space'}";
  private static final String ALICE = "{'type':'user','id':'5be24ad8b1653240376955d2'}";
  private static final String EDITORS = "{'type':'group','id':'group-editors'}";

  private final FakeProduct confluence = new FakeProduct(Product.CONFLUENCE);
  private final ProductPermissions permissions = new AskedPermissions(confluence.client());

  @BeforeEach
  void start() {
    confluence.on(SPACES, "{'results':[{'id':'98306','key':'ACME'}]}");
  }

  @AfterEach
  void close() {
    confluence.close();
  }

  @Test
  void userWithTheAssignment_holdsIt() {
    confluence.on(ASSIGNED, list(assignment(ALICE, ADMINISTER)));

    assertThat(holds("administer")).isTrue();
    assertThat(holds("administer/space")).isTrue();
    assertThat(holds("read")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"create/page, true", "create, false", "create/comment, false", "page, false"})
  void operationOnPages_hasItsTargetInTheName(String operation, boolean held) {
    confluence.on(ASSIGNED, list(assignment(ALICE, "{'key':'create','targetType':'page'}")));

    assertThat(holds(operation)).isEqualTo(held);
  }

  @ParameterizedTest
  @CsvSource({"group-editors, true", "group-others, false"})
  void groupWithTheAssignment_countsForItsMembers(String group, boolean held) {
    confluence
        .on(ASSIGNED, list(assignment(EDITORS, ADMINISTER)))
        .on(GROUPS, "{'results':[{'id':'x'},{'id':'" + group + "'}]}");

    assertThat(holds("administer")).isEqualTo(held);
  }

  @Test
  void userWhoIsNotThere_isInNoGroup() {
    confluence.on(ASSIGNED, list(assignment(EDITORS, ADMINISTER)));

    assertThat(holds("administer")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'user','id':'somebody-else'}",
        "{'type':'role','id':'5be24ad8b1653240376955d2'}",
        "{'type':'group'}",
        "{}",
        "'x'"
      })
  void otherPrincipal_givesNothing(String principal) {
    confluence.on(ASSIGNED, list(assignment(principal, ADMINISTER)));

    assertThat(holds("administer")).isFalse();
    assertThat(confluence.calls()).as("no group has to be looked up").hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'results':[]}",
        "{'results':[{'id':'98306','key':'OTHER'}]}",
        "{'results':[{'id':'../x','key':'ACME'}]}"
      })
  void spaceThatIsNotThere_isNo(String found) {
    confluence.on(SPACES, found);

    assertThat(holds("administer")).isFalse();
  }

  @Test
  void furtherPages_areFoundByTheirCursorAndNoLinkIsFollowed() {
    confluence
        .on(
            ASSIGNED,
            "{'results':[],'_links':{'next':'https://evil.example/x?limit=200&cursor=a%2Bb%3D'}}")
        .on(
            "GET /wiki/api/v2/spaces/98306/permissions?cursor=a%2Bb%3D&limit=200",
            list(assignment(ALICE, ADMINISTER)));

    assertThat(holds("administer")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'next':''}", "{'next':'/x?limit=1'}", "{}", "[]"})
  void linkWithoutCursor_isTheEnd(String links) {
    confluence.on(ASSIGNED, "{'results':[],'_links':" + links + "}");

    assertThat(holds("administer")).isFalse();
  }

  @Test
  void endlessAssignments_areUnknownInTheEnd() {
    String more = "{'results':[],'_links':{'next':'/x?cursor=c'}}";
    confluence
        .on(ASSIGNED, more)
        .on("GET /wiki/api/v2/spaces/98306/permissions?cursor=c&limit=200", more);

    assertUnknown();
    assertThat(confluence.calls()).hasSize(21);
  }

  @Test
  void secondPageOfGroups_isReadToo() {
    confluence
        .on(ASSIGNED, list(assignment(EDITORS, ADMINISTER)))
        .on(GROUPS, fullPage())
        .on(GROUPS.replace("start=0", "start=200"), "{'results':[{'id':'group-editors'}]}");

    assertThat(holds("administer")).isTrue();
  }

  @Test
  void endlessGroups_areUnknownInTheEnd() {
    confluence.on(ASSIGNED, list(assignment(EDITORS, ADMINISTER)));
    for (int start = 0; start < 4000; start += 200) {
      confluence.on(GROUPS.replace("start=0", "start=" + start), fullPage());
    }

    assertUnknown();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'results':{}}", "{'results':['x']}"})
  void listOfAnotherShape_isUnknown(String body) {
    confluence.on(ASSIGNED, body);

    assertUnknown();
  }

  @Test
  void listThatIsNotThere_isUnknown() {
    assertUnknown();
  }

  private boolean holds(String operation) {
    return permissions.holds(
        new PermissionQuestion(
            confluence.host(), FakeProduct.ALICE, operation, PermissionLevel.SPACE, "ACME"));
  }

  private void assertUnknown() {
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> holds("administer"));
  }

  private static String assignment(String principal, String operation) {
    return "{'principal':" + principal + ",'operation':" + operation + "}";
  }

  private static String list(String assignments) {
    return "{'results':[" + assignments + "]}";
  }

  private static String fullPage() {
    return "{'results':[" + String.join(",", Collections.nCopies(200, "{'id':'x'}")) + "]}";
  }
}
