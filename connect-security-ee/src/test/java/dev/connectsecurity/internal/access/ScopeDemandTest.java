package dev.connectsecurity.internal.access;

import static dev.connectsecurity.ConnectScope.ADMIN;
import static dev.connectsecurity.ConnectScope.DELETE;
import static dev.connectsecurity.ConnectScope.NONE;
import static dev.connectsecurity.ConnectScope.READ;
import static dev.connectsecurity.ConnectScope.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.Reason;
import dev.connectsecurity.RequiresScope;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ScopeDemandTest {

  @Test
  void methodsOwnDemand_replacesTheClasss() throws Exception {
    assertThat(demand(Guarded.class, "own")).contains(Holding.demand(READ, WRITE));
  }

  @Test
  void methodWithoutDemand_takesTheClasss() throws Exception {
    assertThat(demand(Guarded.class, "plain")).contains(Holding.demand(ADMIN));
  }

  @Test
  void annotationThatCarriesTheDemand_countsAsIt() throws Exception {
    assertThat(demand(Free.class, "byStereotype")).contains(Holding.demand(ADMIN));
    assertThat(demand(ByStereotype.class, "plain")).contains(Holding.demand(ADMIN));
  }

  @Test
  void subclassOfAGuardedClass_inheritsTheDemand() throws Exception {
    assertThat(ScopeDemand.of(Guarded.class.getDeclaredMethod("plain"), SubOfGuarded.class))
        .contains(Holding.demand(ADMIN));
  }

  @Test
  void beansOwnDemand_isStrongerThanThatOfTheMethodsClass() throws Exception {
    assertThat(ScopeDemand.of(Guarded.class.getDeclaredMethod("plain"), Redefined.class))
        .contains(Holding.demand(READ));
  }

  // As a CDI container does with intercepted beans: the target's class is a generated subclass, and
  // stereotypes are not inherited.
  @Test
  void generatedSubclassOfAStereotypedBean_keepsTheDemandForInheritedMethods() throws Exception {
    assertThat(ScopeDemand.of(Free.class.getDeclaredMethod("plain"), GeneratedSubclass.class))
        .contains(Holding.demand(ADMIN));
  }

  @Test
  void nothingDemanded_isNothing() throws Exception {
    assertThat(demand(Free.class, "plain")).isEmpty();
    assertThat(demand(Free.class, "deprecated")).isEmpty();
    assertThat(ScopeDemand.on(SelfMarked.class)).isEmpty();
  }

  @Test
  void emptyDemand_isADemandThatNobodyMeets() throws Exception {
    ScopeDemand nothing = demand(Free.class, "anybody").orElseThrow();

    assertThat(nothing).isEqualTo(Holding.demand());
    assertThat(nothing.namesNothing()).isTrue();
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> nothing.check(Holding.of(ConnectScope.values())));
  }

  @Test
  void callerWhoHoldsAll_passes() {
    assertThatCode(() -> Holding.demand(READ, WRITE).check(Holding.of(READ, WRITE, DELETE)))
        .doesNotThrowAnyException();
  }

  @Test
  void callerWhoLacksScopes_isToldWhich() {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> Holding.demand(READ, WRITE, ADMIN).check(Holding.of(WRITE)))
        .withMessage("missing scope ADMIN, READ")
        .satisfies(denied -> assertThat(denied.reason()).isEqualTo(Reason.MISSING_SCOPE));
  }

  @Test
  void anyAlternative_isEnough() throws Exception {
    ScopeDemand demand = demand(Repeated.class, "plain").orElseThrow();

    demand.check(Holding.of(ADMIN));
    demand.check(Holding.of(READ, WRITE));
    demand.check(Holding.oauth("read:jira-work", "write:jira-work"));
    assertDenied(demand, Holding.of(READ), "missing scope ADMIN");
    assertDenied(demand, Holding.of(NONE), "missing scope ADMIN");
    assertDenied(demand, Holding.oauth("read:jira-work"), "missing scope write:jira-work");
  }

  @Test
  void kindOfCallerThatIsNotNamed_isRefusedWhateverItHolds() {
    assertDenied(
        Holding.demand(READ),
        Holding.oauth("READ", "read:jira-work"),
        "missing scope: not open to OAuth callers");
    assertDenied(
        Holding.demand(NONE), Holding.oauth("NONE"), "missing scope: not open to OAuth callers");
    assertDenied(
        new ScopeDemand(List.of(new Alternative(Set.of(), Set.of("read:jira-work")))),
        Holding.of(ConnectScope.values()),
        "missing scope: not open to Connect callers");
  }

  @Test
  void oneAnnotation_mayServeBothKindsOfCaller() throws Exception {
    ScopeDemand demand = demand(Both.class, "plain").orElseThrow();

    demand.check(Holding.of(READ));
    demand.check(Holding.oauth("read:jira-work"));
    assertDenied(demand, Holding.of(NONE), "missing scope READ");
    assertDenied(demand, Holding.oauth("READ"), "missing scope read:jira-work");
  }

  @Test
  void methodsOwnAlternatives_replaceTheClasss() throws Exception {
    assertThat(demand(Guarded.class, "either")).hasToString("Optional[scope READ or scope WRITE]");
    assertThat(demand(Repeated.class, "own")).contains(Holding.demand(DELETE));
  }

  @Test
  void subclasssOneAnnotation_replacesInheritedAlternatives() throws Exception {
    assertThat(ScopeDemand.on(RedefinesAlternatives.class)).contains(Holding.demand(DELETE));
    assertThat(
            ScopeDemand.of(Repeated.class.getDeclaredMethod("plain"), RedefinesAlternatives.class))
        .contains(Holding.demand(DELETE));
    assertThat(ScopeDemand.on(RedefinesByAlternatives.class))
        .hasToString("Optional[scope READ or scope WRITE]");
  }

  @Test
  void inheritedAlternatives_areInForce() {
    assertThat(ScopeDemand.on(InheritsAlternatives.class))
        .isEqualTo(ScopeDemand.on(Repeated.class));
  }

  @Test
  void stereotypeWithAlternatives_countsAsThey() {
    assertThat(ScopeDemand.on(ByReporting.class))
        .hasToString("Optional[scope ADMIN or scope read:audit]");
  }

  // As in CDI: an interceptor binding of the class, inherited or not, comes before a stereotype's.
  @Test
  void annotation_isStrongerThanAStereotype() {
    assertThat(ScopeDemand.on(StereotypeBelowAnnotation.class)).contains(Holding.demand(READ));
  }

  @Test
  void oneEmptyAlternative_isOneTooFew() {
    Alternative nothing = new Alternative(Set.of(), Set.of());
    Alternative read = new Alternative(Set.of(READ), Set.of());

    assertThat(new ScopeDemand(List.of(read, nothing)).namesNothing()).isTrue();
    assertThat(new ScopeDemand(List.of(read)).namesNothing()).isFalse();
    assertThat(
            new ScopeDemand(List.of(new Alternative(Set.of(), Set.of("read:me")))).namesNothing())
        .isFalse();
  }

  private static void assertDenied(ScopeDemand demand, Holding caller, String message) {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> demand.check(caller))
        .withMessage(message)
        .satisfies(denied -> assertThat(denied.reason()).isEqualTo(Reason.MISSING_SCOPE));
  }

  private static Optional<ScopeDemand> demand(Class<?> type, String method)
      throws NoSuchMethodException {
    return ScopeDemand.of(type.getDeclaredMethod(method), type);
  }

  @RequiresScope(ADMIN)
  static class Guarded {
    void plain() {}

    @RequiresScope({READ, WRITE})
    void own() {}

    @RequiresScope(READ)
    @RequiresScope(WRITE)
    void either() {}
  }

  static class SubOfGuarded extends Guarded {}

  @RequiresScope(READ)
  static class Redefined extends Guarded {}

  @RequiresScope(value = ADMIN)
  @RequiresScope({READ, WRITE})
  @RequiresScope(oauth = {"read:jira-work", "write:jira-work"})
  static class Repeated {
    void plain() {}

    @RequiresScope(DELETE)
    void own() {}
  }

  static class InheritsAlternatives extends Repeated {}

  @RequiresScope(DELETE)
  static class RedefinesAlternatives extends Repeated {}

  @RequiresScope(READ)
  @RequiresScope(WRITE)
  static class RedefinesByAlternatives extends Guarded {}

  @RequiresScope(value = READ, oauth = "read:jira-work")
  static class Both {
    void plain() {}
  }

  @AdminOnly
  static class StereotypeBelowAnnotation extends Redefined {}

  @Reporting
  static class ByReporting {}

  /** An application's own name for alternatives. */
  @RequiresScope(ADMIN)
  @RequiresScope(oauth = "read:audit")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Reporting {}

  static class Free {
    void plain() {}

    @Deprecated
    void deprecated() {}

    @AdminOnly
    void byStereotype() {}

    @RequiresScope({})
    void anybody() {}
  }

  @AdminOnly
  static class ByStereotype extends Free {
    @Override
    void plain() {}
  }

  static class GeneratedSubclass extends ByStereotype {}

  @SelfMark
  static class SelfMarked {}

  /** An annotation on itself, which must not be followed for ever. */
  @SelfMark
  @Retention(RetentionPolicy.RUNTIME)
  @interface SelfMark {}
}
