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

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.GuardReport;
import dev.connectsecurity.internal.access.Alternative;
import dev.connectsecurity.internal.access.GuardedMethod;
import dev.connectsecurity.internal.access.ScopeDemand;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class GuardBookTest {
  private final GuardBook book = new GuardBook();

  static Stream<Arguments> leastScopes() {
    return Stream.of(
        Arguments.of(Set.of(), Set.of()),
        Arguments.of(Set.of(NONE), Set.of()),
        Arguments.of(Set.of(READ), Set.of(READ)),
        Arguments.of(Set.of(NONE, READ, WRITE), Set.of(WRITE)),
        Arguments.of(Set.of(READ, DELETE, ACT_AS_USER), Set.of(DELETE, ACT_AS_USER)),
        // each is another product's
        Arguments.of(Set.of(PROJECT_ADMIN, SPACE_ADMIN), Set.of(PROJECT_ADMIN, SPACE_ADMIN)),
        Arguments.of(Set.of(PROJECT_ADMIN, SPACE_ADMIN, ADMIN), Set.of(ADMIN)));
  }

  @ParameterizedTest
  @MethodSource
  void leastScopes(Set<ConnectScope> demanded, Set<ConnectScope> least) {
    demanded.forEach(scope -> guard("call" + scope, Set.of(scope)));

    assertThat(book.leastScopes()).isEqualTo(least);
  }

  @Test
  void eachAlternative_canBeMetUnderTheLeastScopes() {
    book.add(
        guarded(
            "call",
            new Alternative(Set.of(WRITE), Set.of()),
            new Alternative(Set.of(ACT_AS_USER), Set.of()),
            new Alternative(Set.of(), Set.of("read:me"))));

    assertThat(book.leastScopes()).containsExactlyInAnyOrder(WRITE, ACT_AS_USER);
  }

  @Test
  void declaredScopesThatNoGuardNeeds_areUnused() {
    guard("call", Set.of(WRITE));

    assertThat(book.unusedOf(Set.of(READ, WRITE))).isEmpty();
    assertThat(book.unusedOf(Set.of(ADMIN, READ, ACT_AS_USER))).containsExactly(ADMIN, ACT_AS_USER);
  }

  @Test
  void report_isSortedAndTellsEachGuardOnce() {
    guard("write", Set.of(WRITE, READ));
    guard("delete", Set.of(DELETE));
    guard("delete", Set.of(DELETE));
    book.add(
        guarded(
            GuardedMethod.WHOLE,
            new Alternative(Set.of(READ), Set.of("read:me")),
            new Alternative(Set.of(ADMIN), Set.of())));

    String notes = Notes.class.getName();
    assertThat(book.report().guards())
        .containsExactly(
            new GuardReport.Guard(notes, "*", "scope READ, read:me or scope ADMIN"),
            new GuardReport.Guard(notes, "delete", "scope DELETE"),
            new GuardReport.Guard(notes, "write", "scope READ, WRITE"));
    assertThat(book)
        .hasToString(
            notes
                + "#*: scope READ, read:me or scope ADMIN; "
                + notes
                + "#delete: scope DELETE; "
                + notes
                + "#write: scope READ, WRITE");
  }

  private void guard(String method, Set<ConnectScope> scopes) {
    book.add(guarded(method, new Alternative(new java.util.TreeSet<>(scopes), Set.of())));
  }

  private static GuardedMethod guarded(String method, Alternative... alternatives) {
    return new GuardedMethod(
        Notes.class, method, new ScopeDemand(List.of(alternatives)), Optional.empty());
  }
}
