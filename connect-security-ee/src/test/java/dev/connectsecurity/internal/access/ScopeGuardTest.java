package dev.connectsecurity.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.Reason;
import dev.connectsecurity.RequiresScope;
import jakarta.interceptor.InvocationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ScopeGuardTest {

  private static final String DONE = "proceeded";
  private final List<AccessRefused> told = new ArrayList<>();

  @Test
  void refusal_isToldOnceWithItsPlace() {
    assertThatThrownBy(() -> guard(Set.of(ConnectScope.READ), call(new Service(), "write")))
        .isInstanceOf(AccessDeniedException.class);

    assertThat(told)
        .containsExactly(
            new AccessRefused(
                Reason.MISSING_SCOPE,
                "missing scope WRITE",
                "A",
                Optional.of("alice"),
                "Service#write"));
  }

  @Test
  void observerThatFails_changesNoRefusal() {
    ScopeGuard guard =
        new ScopeGuard(
            Holding.of(ConnectScope.READ),
            (AccessRefused refusal) -> {
              throw new IllegalStateException("planted");
            });

    assertThatThrownBy(() -> guard.guard(call(new Service(), "write")))
        .isInstanceOf(AccessDeniedException.class);
  }

  // An observer may write an audit trail by way of a guarded bean.
  @Test
  void observerThatIsRefusedItself_isNotToldForEver() {
    AtomicReference<ScopeGuard> guard = new AtomicReference<>();
    guard.set(
        new ScopeGuard(
            Holding.of(ConnectScope.READ),
            (AccessRefused refusal) -> {
              told.add(refusal);
              try {
                guard.get().guard(call(new Service(), "write"));
              } catch (Exception refused) {
                throw new IllegalStateException(refused);
              }
            }));

    assertThatThrownBy(() -> guard.get().guard(call(new Service(), "write")))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> guard.get().guard(call(new Service(), "write")))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(told).hasSize(2);
  }

  @Test
  void alternatives_areEnforcedByAnInterceptorOfTheirOwn() throws Exception {
    FakeRefusals refusals = new FakeRefusals();
    AlternativeScopesInterceptor allowing =
        new AlternativeScopesInterceptor(Holding.of(ConnectScope.DELETE), refusals);
    AlternativeScopesInterceptor denying =
        new AlternativeScopesInterceptor(Holding.of(ConnectScope.READ), refusals);

    assertThat(allowing.guard(call(new Service(), "either"))).isEqualTo(DONE);
    assertThatThrownBy(() -> denying.guard(call(new Service(), "either")))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(refusals.fired).singleElement().isEqualTo(refusals.firedAsync.get(0));
  }

  private Object guard(Set<ConnectScope> held, InvocationContext context) throws Exception {
    return guard(held).guard(context);
  }

  private ScopeGuard guard(Set<ConnectScope> held) {
    AtlassianPrincipal caller = new Holding(held, Set.of());
    Consumer<AccessRefused> observer = told::add;
    return new ScopeGuard(caller, observer);
  }

  private static InvocationContext call(Object target, String method, Class<?>... parameters)
      throws NoSuchMethodException {
    return new Call(target, target.getClass().getMethod(method, parameters));
  }

  /** A bean of the application. */
  @RequiresScope(ConnectScope.WRITE)
  public static class Service {
    /** Writes. */
    public void write() {}

    /** Does what two kinds of app may do. */
    @RequiresScope(ConnectScope.WRITE)
    @RequiresScope(ConnectScope.DELETE)
    public void either() {}
  }
}
