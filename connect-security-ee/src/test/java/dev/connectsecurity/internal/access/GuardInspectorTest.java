package dev.connectsecurity.internal.access;

import static dev.connectsecurity.ConnectScope.ADMIN;
import static dev.connectsecurity.ConnectScope.READ;
import static dev.connectsecurity.ConnectScope.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GuardInspectorTest {
  private static final String ON_INTERFACE = "it stands on an interface, where CDI does not look";

  @Test
  void classWithoutDemands_isEmpty() {
    assertThat(GuardInspector.inspect(Free.class)).isEmpty();
  }

  @Test
  void guardableDemands_haveNoObstacle() {
    assertThat(GuardInspector.inspect(Guardable.class))
        .containsExactlyInAnyOrder(
            demand("Guardable", ADMIN, ""),
            demand("Guardable#open", READ, ""),
            demand("Guardable#ofThePackage", WRITE, ""));
  }

  @Test
  void methodsThatNobodyIntercepts_areNamed() {
    assertThat(GuardInspector.inspect(Unguardable.class))
        .containsExactlyInAnyOrder(
            demand("Unguardable#hidden", READ, "the method is private"),
            demand("Unguardable#shared", READ, "the method is static"),
            demand("Unguardable#fixed", READ, "the method is final"));
  }

  @Test
  void finalClass_isNoPlaceForADemand() {
    assertThat(GuardInspector.inspect(Final.class))
        .containsExactlyInAnyOrder(
            demand("Final", READ, "the class is final"),
            demand("Final#own", WRITE, "the class is final"));
  }

  @Test
  void interface_isNoPlaceForADemand() {
    assertThat(GuardInspector.inspect(Api.class))
        .containsExactlyInAnyOrder(
            demand("Api", READ, ON_INTERFACE), demand("Api#call", WRITE, ON_INTERFACE));
  }

  @Test
  void stereotype_isADemand() {
    assertThat(GuardInspector.inspect(Stereotyped.class))
        .containsExactly(demand("Stereotyped", ADMIN, ""));
  }

  @Test
  void subclass_inheritsTheClasssDemand() {
    assertThat(GuardInspector.inspect(Inheriting.class)).contains(demand("Inheriting", ADMIN, ""));
  }

  @Test
  void finalMethodOfAGuardedClass_staysOpenAndIsNamed() {
    assertThat(GuardInspector.inspect(WithFinalMethod.class))
        .containsExactlyInAnyOrder(
            demand("WithFinalMethod", ADMIN, ""),
            demand("WithFinalMethod#open", ADMIN, "the method is final"));
  }

  @Test
  void finalMethodThatAGuardedClassInherits_staysOpenAndIsNamed() {
    assertThat(GuardInspector.inspect(InheritsFinalMethod.class))
        .containsExactlyInAnyOrder(
            demand("InheritsFinalMethod", READ, ""),
            demand("InheritsFinalMethod#open", READ, "the method is final"));
  }

  @Test
  void demandOnAnInheritedMethod_isFound() {
    assertThat(GuardInspector.inspect(InheritsDemands.class))
        .containsExactlyInAnyOrder(
            demand("InheritsDemands#hidden", READ, "the method is private"),
            demand("InheritsDemands#shared", READ, "the method is static"),
            demand("InheritsDemands#fixed", READ, "the method is final"));
  }

  @Test
  void bridgesAndLambdas_areNotLookedAt() {
    assertThat(GuardInspector.inspect(WithBridge.class))
        .containsExactlyInAnyOrder(
            demand("WithBridge", ADMIN, ""), demand("WithBridge#compareTo", READ, ""));
  }

  private static GuardedMethod demand(String where, ConnectScope scope, String obstacle) {
    return new GuardedMethod(where, Set.of(scope), obstacle);
  }

  static class Free {
    public final void plain() {}
  }

  @RequiresScope(ADMIN)
  static class Guardable {
    @RequiresScope(READ)
    public void open() {}

    @RequiresScope(WRITE)
    void ofThePackage() {}

    public void byTheClass() {}

    private void helper() {}

    static void factory() {}

    void callsHelper() {
      helper();
    }
  }

  static class Unguardable {
    @RequiresScope(READ)
    private void hidden() {}

    @RequiresScope(READ)
    static void shared() {}

    @RequiresScope(READ)
    public final void fixed() {}
  }

  static class InheritsDemands extends Unguardable {}

  @RequiresScope(READ)
  static final class Final {
    @RequiresScope(WRITE)
    void own() {}
  }

  @RequiresScope(READ)
  interface Api {
    @RequiresScope(WRITE)
    void call();
  }

  @AdminOnly
  static class Stereotyped {}

  static class Inheriting extends WithFinalMethod {}

  @RequiresScope(ADMIN)
  static class WithFinalMethod {
    public final void open() {}

    private void helper() {}

    static final void factory() {}

    void callsHelper() {
      helper();
    }
  }

  static class Base {
    public final void open() {}
  }

  @RequiresScope(READ)
  static class InheritsFinalMethod extends Base {}

  @RequiresScope(ADMIN)
  static class WithBridge implements Comparable<WithBridge> {
    @Override
    @RequiresScope(READ)
    public int compareTo(WithBridge other) {
      Runnable lambda = () -> {};
      lambda.run();
      return 0;
    }
  }
}
