package dev.connectsecurity;

import static dev.connectsecurity.ConnectScope.NONE;
import static dev.connectsecurity.ConnectScope.READ;
import static dev.connectsecurity.ConnectScope.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of "Scopes for Connect apps", row by row. */
final class ConnectScopeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NONE                   | NONE",
        "READ                   | READ NONE",
        "WRITE                  | WRITE READ NONE",
        "DELETE                 | DELETE WRITE READ NONE",
        "PROJECT_ADMIN          | PROJECT_ADMIN DELETE WRITE READ NONE",
        "ADMIN                  | ADMIN PROJECT_ADMIN DELETE WRITE READ NONE",
        "ACT_AS_USER            | ACT_AS_USER NONE",
        "ACCESS_EMAIL_ADDRESSES | ACCESS_EMAIL_ADDRESSES NONE",
        // not a scope of Jira: it never lends Jira's own administration
        "SPACE_ADMIN            | SPACE_ADMIN DELETE WRITE READ NONE",
      })
  void scopeInJira_impliesTheWeakerOnes(ConnectScope declared, String held) {
    assertThat(ConnectScope.closure(Set.of(declared), Product.JIRA)).isEqualTo(scopes(held));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NONE                   | NONE",
        "READ                   | READ NONE",
        "WRITE                  | WRITE READ NONE",
        "DELETE                 | DELETE WRITE READ NONE",
        "SPACE_ADMIN            | SPACE_ADMIN DELETE WRITE READ NONE",
        "ADMIN                  | ADMIN SPACE_ADMIN DELETE WRITE READ NONE",
        "ACT_AS_USER            | ACT_AS_USER NONE",
        "ACCESS_EMAIL_ADDRESSES | ACCESS_EMAIL_ADDRESSES NONE",
        // not a scope of Confluence
        "PROJECT_ADMIN          | PROJECT_ADMIN DELETE WRITE READ NONE",
      })
  void scopeInConfluence_impliesTheWeakerOnes(ConnectScope declared, String held) {
    assertThat(ConnectScope.closure(Set.of(declared), Product.CONFLUENCE)).isEqualTo(scopes(held));
  }

  @Test
  void everyAdministrationDeclared_keepsBothMiddleOnes() {
    Set<ConnectScope> all = EnumSet.allOf(ConnectScope.class);

    assertThat(ConnectScope.closure(all, Product.JIRA)).isEqualTo(all);
    assertThat(ConnectScope.closure(all, Product.CONFLUENCE)).isEqualTo(all);
  }

  @ParameterizedTest
  @EnumSource
  void nothingDeclared_isNone(Product product) {
    assertThat(ConnectScope.closure(List.of(), product)).containsExactly(NONE);
  }

  @Test
  void closure_unitesWhatEachScopeImplies() {
    assertThat(ConnectScope.closure(List.of(READ, ConnectScope.ACT_AS_USER, READ), Product.JIRA))
        .containsExactly(NONE, READ, ConnectScope.ACT_AS_USER);
  }

  @Test
  void closure_cannotBeWidenedAfterwards() {
    Set<ConnectScope> closed = ConnectScope.closure(List.of(READ), Product.JIRA);

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> closed.add(WRITE));
  }

  @ParameterizedTest
  @EnumSource
  void scopeInUpperOrLowerCase_isRead(ConnectScope scope) {
    assertThat(ConnectScope.of(scope.name())).contains(scope);
    assertThat(ConnectScope.of(scope.name().toLowerCase(Locale.ROOT))).contains(scope);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Read", "aCT_AS_USER", "", " READ", "READ ", "OWNER", "act-as-user"})
  void otherText_isNoScope(String text) {
    assertThat(ConnectScope.of(text)).isEmpty();
  }

  private static Set<ConnectScope> scopes(String names) {
    return EnumSet.copyOf(Arrays.stream(names.split(" ")).map(ConnectScope::valueOf).toList());
  }
}
