package dev.connectsecurity.internal.access;

import static dev.connectsecurity.ConnectScope.ADMIN;
import static dev.connectsecurity.ConnectScope.READ;
import static dev.connectsecurity.ConnectScope.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GuardInspectorTest {
  private static final String ON_INTERFACE = "it stands on an interface, where CDI does not look";

  @Test
  void classWithoutDemands_isEmpty() {
    assertThat(inspect(Free.class)).isEmpty();
  }

  @Test
  void guardableDemands_haveNoObstacle() {
    assertThat(inspect(Guardable.class))
        .containsExactlyInAnyOrder(
            demand("Guardable", ADMIN, ""),
            demand("Guardable#open", READ, ""),
            demand("Guardable#ofThePackage", WRITE, ""));
  }

  @Test
  void methodsThatNobodyIntercepts_areNamed() {
    assertThat(inspect(Unguardable.class))
        .containsExactlyInAnyOrder(
            demand("Unguardable#hidden", READ, "the method is private"),
            demand("Unguardable#shared", READ, "the method is static"),
            demand("Unguardable#fixed", READ, "the method is final"));
  }

  @Test
  void finalClass_isNoPlaceForADemand() {
    assertThat(inspect(Final.class))
        .containsExactlyInAnyOrder(
            demand("Final", READ, "the class is final"),
            demand("Final#own", WRITE, "the class is final"));
  }

  @Test
  void interface_isNoPlaceForADemand() {
    assertThat(inspect(Api.class))
        .containsExactlyInAnyOrder(
            demand("Api", READ, ON_INTERFACE), demand("Api#call", WRITE, ON_INTERFACE));
  }

  @Test
  void stereotype_isADemand() {
    assertThat(inspect(Stereotyped.class)).containsExactly(demand("Stereotyped", ADMIN, ""));
  }

  @Test
  void subclass_inheritsTheClasssDemand() {
    assertThat(inspect(Inheriting.class)).contains(demand("Inheriting", ADMIN, ""));
  }

  @Test
  void finalMethodOfAGuardedClass_staysOpenAndIsNamed() {
    assertThat(inspect(WithFinalMethod.class))
        .containsExactlyInAnyOrder(
            demand("WithFinalMethod", ADMIN, ""),
            demand("WithFinalMethod#open", ADMIN, "the method is final"));
  }

  @Test
  void finalMethodThatAGuardedClassInherits_staysOpenAndIsNamed() {
    assertThat(inspect(InheritsFinalMethod.class))
        .containsExactlyInAnyOrder(
            demand("InheritsFinalMethod", READ, ""),
            demand("InheritsFinalMethod#open", READ, "the method is final"));
  }

  @Test
  void demandOnAnInheritedMethod_isFound() {
    assertThat(inspect(InheritsDemands.class))
        .containsExactlyInAnyOrder(
            demand("InheritsDemands#hidden", READ, "the method is private"),
            demand("InheritsDemands#shared", READ, "the method is static"),
            demand("InheritsDemands#fixed", READ, "the method is final"));
  }

  @Test
  void methodsThatTheContainerCallsItself_areNamed() {
    String past = "the container calls the method itself, past this interceptor";
    assertThat(inspect(CalledByContainer.class))
        .containsExactlyInAnyOrder(
            demand("CalledByContainer#initialize", READ, past),
            demand("CalledByContainer#begin", READ, past),
            demand("CalledByContainer#end", READ, past));
  }

  @Test
  void overridingMethodThatDropsTheDemand_isNamed() {
    String dropped =
        "the method overrides a guarded one, and annotations of methods are not inherited";
    assertThat(inspect(DropsDemand.class))
        .containsExactly(demand("DropsDemand#call", READ, dropped));
    assertThat(inspect(DropsGenericDemand.class))
        .containsExactly(demand("DropsGenericDemand#accept", READ, dropped));
  }

  @Test
  void overridingMethodThatIsGuardedItself_isFoundOnce() {
    assertThat(inspect(RepeatsDemand.class))
        .containsExactly(demand("RepeatsDemand#call", WRITE, ""));
    assertThat(inspect(GuardedAsAWhole.class))
        .containsExactly(demand("GuardedAsAWhole", ADMIN, ""));
  }

  @Test
  void demandWithoutAnyScope_isNamed() {
    assertThat(GuardInspector.inspect(Nothing.class))
        .extracting(GuardedMethod::obstacle)
        .containsOnly(Optional.of(Obstacle.NO_SCOPE));
  }

  @Test
  void guardedMethods_areToldFromOpenOnes() throws Exception {
    assertThat(GuardInspector.isGuarded(Free.class, Free.class.getMethod("plain"))).isFalse();
    assertThat(GuardInspector.isGuarded(Guardable.class, Guardable.class.getMethod("byTheClass")))
        .isTrue();
  }

  @Test
  void bridgesAndLambdas_areNotLookedAt() {
    assertThat(inspect(WithBridge.class))
        .containsExactlyInAnyOrder(
            demand("WithBridge", ADMIN, ""), demand("WithBridge#compareTo", READ, ""));
  }

  private static List<Found> inspect(Class<?> type) {
    return GuardInspector.inspect(type).stream()
        .map(
            one ->
                new Found(one.where(), one.demand(), one.obstacle().map(Obstacle::what).orElse("")))
        .toList();
  }

  private static Found demand(String where, ConnectScope scope, String obstacle) {
    return new Found(where, Holding.demand(scope), obstacle);
  }

  private record Found(String where, ScopeDemand demand, String obstacle) {}

  static class CalledByContainer {
    @Inject
    @RequiresScope(READ)
    public void initialize() {}

    @PostConstruct
    @RequiresScope(READ)
    public void begin() {}

    @PreDestroy
    @RequiresScope(READ)
    public void end() {}
  }

  static class WithDemand {
    @RequiresScope(READ)
    public void call() {}
  }

  static class DropsDemand extends WithDemand {
    @Override
    public void call() {}
  }

  abstract static class WithGenericDemand<T> {
    @RequiresScope(READ)
    public abstract void accept(T value);
  }

  static class DropsGenericDemand extends WithGenericDemand<String> {
    @Override
    public void accept(String value) {}
  }

  static class RepeatsDemand extends WithDemand {
    @Override
    @RequiresScope(WRITE)
    public void call() {}
  }

  @RequiresScope(ADMIN)
  static class GuardedAsAWhole extends WithDemand {
    @Override
    public void call() {}
  }

  @RequiresScope
  static class Nothing {
    @RequiresScope({})
    public void call() {}
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
