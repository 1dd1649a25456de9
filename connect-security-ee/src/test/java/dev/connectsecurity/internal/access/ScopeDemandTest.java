package dev.connectsecurity.internal.access;

import static dev.connectsecurity.ConnectScope.ADMIN;
import static dev.connectsecurity.ConnectScope.DELETE;
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
import java.util.Optional;
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

  private static Optional<ScopeDemand> demand(Class<?> type, String method)
      throws NoSuchMethodException {
    return ScopeDemand.of(type.getDeclaredMethod(method), type);
  }

  @RequiresScope(ADMIN)
  static class Guarded {
    void plain() {}

    @RequiresScope({READ, WRITE})
    void own() {}
  }

  static class SubOfGuarded extends Guarded {}

  @RequiresScope(READ)
  static class Redefined extends Guarded {}

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
