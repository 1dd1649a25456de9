package dev.connectsecurity.internal.wiring;

import static dev.connectsecurity.ConnectScope.ACT_AS_USER;
import static dev.connectsecurity.ConnectScope.ADMIN;
import static dev.connectsecurity.ConnectScope.DELETE;
import static dev.connectsecurity.ConnectScope.NONE;
import static dev.connectsecurity.ConnectScope.PROJECT_ADMIN;
import static dev.connectsecurity.ConnectScope.READ;
import static dev.connectsecurity.ConnectScope.SPACE_ADMIN;
import static dev.connectsecurity.ConnectScope.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.internal.access.Alternative;
import dev.connectsecurity.internal.access.GuardedMethod;
import dev.connectsecurity.internal.access.Obstacle;
import dev.connectsecurity.internal.access.ScopeDemand;
import dev.connectsecurity.internal.lifecycle.Descriptor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GuardRulesTest {

  @ParameterizedTest
  @EnumSource(names = {"NONE", "READ", "WRITE", "DELETE", "PROJECT_ADMIN", "SPACE_ADMIN", "ADMIN"})
  void scopeThatAdministratorsImply_needsNoDeclaration(ConnectScope demanded) {
    assertThatCode(
            () -> GuardRules.check(guarded(Set.of(demanded), null), declaring(Set.of(ADMIN))))
        .doesNotThrowAnyException();
  }

  @Test
  void demandForNothing_isAlwaysDeployable() {
    assertThatCode(() -> GuardRules.check(guarded(Set.of(), null), declaring(Set.of())))
        .doesNotThrowAnyException();
    assertThatCode(() -> GuardRules.check(guarded(Set.of(NONE), null), declaring(Set.of())))
        .doesNotThrowAnyException();
  }

  @Test
  void demandThatNobodyCanKeep_isToldBeforeItsScopes() {
    assertMistake(
        "CSE-007 @RequiresScope on Notes#delete cannot be enforced: the method is private."
            + " Make it a non-private, non-final instance method of a non-final CDI bean",
        Set.of(ADMIN),
        Obstacle.PRIVATE,
        Set.of());
  }

  @Test
  void undeclaredScope_isToldWithTheLineToAdd() {
    assertMistake(
        "CSE-008 @RequiresScope on Notes#delete demands ADMIN, which nobody can hold:"
            + " META-INF/atlassian-connect.json declares no scopes. Add: \"scopes\": [\"ADMIN\"]",
        Set.of(ADMIN),
        null,
        Set.of());
  }

  @Test
  void undeclaredScope_isToldWithAllThatIsDeclared() {
    assertMistake(
        "CSE-008 @RequiresScope on Notes#delete demands DELETE, which nobody can hold:"
            + " META-INF/atlassian-connect.json declares ACT_AS_USER, WRITE,"
            + " of which WRITE is nearest."
            + " Add: \"scopes\": [\"ACT_AS_USER\", \"DELETE\", \"WRITE\"]",
        Set.of(READ, DELETE),
        null,
        Set.of(WRITE, ACT_AS_USER));
  }

  @Test
  void administrationOfTheOtherProduct_isNotImplied() {
    assertMistake(
        "CSE-008 @RequiresScope on Notes#delete demands SPACE_ADMIN, which nobody can hold:"
            + " META-INF/atlassian-connect.json declares PROJECT_ADMIN."
            + " Add: \"scopes\": [\"PROJECT_ADMIN\", \"SPACE_ADMIN\"]",
        Set.of(SPACE_ADMIN),
        null,
        Set.of(PROJECT_ADMIN));
  }

  @Test
  void actingAsAUser_isImpliedByNothing() {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(
            () -> GuardRules.check(guarded(Set.of(ACT_AS_USER), null), declaring(Set.of(ADMIN))));
  }

  @Test
  void demandWithoutAConnectApp_isTold() {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> GuardRules.check(guarded(Set.of(READ), null), Optional.empty()))
        .withMessage(
            "CSE-025 @RequiresScope on Notes#delete can be met by nobody: without"
                + " atlassian.connect.app-key no caller is authenticated. Remove it, or add:"
                + " atlassian.connect.app-key=com.example.hello");
  }

  @Test
  void demandThatAlsoSpeaksOfOauth_needsNoConnectApp() {
    Alternative connect = new Alternative(Set.of(READ), Set.of());
    Alternative oauth = new Alternative(Set.of(READ), Set.of("read:jira-work"));
    GuardedMethod guarded =
        new GuardedMethod(
            Notes.class, "delete", new ScopeDemand(List.of(connect, oauth)), Optional.empty());

    assertThatCode(() -> GuardRules.check(guarded, Optional.empty())).doesNotThrowAnyException();
  }

  @Test
  void classThatIsNoBean_isTold() {
    assertThat(GuardRules.notABean(GuardRulesTest.class))
        .hasMessage(
            "CSE-007 @RequiresScope on GuardRulesTest cannot be enforced: the class is not a CDI"
                + " bean. Add a scope, for example @RequestScoped");
  }

  private static void assertMistake(
      String sentence, Set<ConnectScope> demanded, Obstacle obstacle, Set<ConnectScope> declared) {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> GuardRules.check(guarded(demanded, obstacle), declaring(declared)))
        .withMessage(sentence);
  }

  private static GuardedMethod guarded(Set<ConnectScope> scopes, Obstacle obstacle) {
    Alternative all = new Alternative(new TreeSet<>(scopes), Set.of());
    return new GuardedMethod(
        Notes.class, "delete", new ScopeDemand(List.of(all)), Optional.ofNullable(obstacle));
  }

  private static Optional<Descriptor> declaring(Set<ConnectScope> scopes) {
    return Optional.of(Descriptors.of("{\"name\": \"Hello\", \"scopes\": []}").withScopes(scopes));
  }
}
