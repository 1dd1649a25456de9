package dev.connectsecurity.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlScriptTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "\n \n", "-- only; a comment", "  -- indented;\n", ";", ";\n;\n"})
  void nothingToDo_givesNoStatement(String script) {
    assertThat(SqlScript.statements(script)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 1", "SELECT 1;", "SELECT 1; \t\n", "\nSELECT 1;\r\n\r\n"})
  void oneStatement_losesSemicolonAndEdges(String script) {
    assertThat(SqlScript.statements(script)).containsExactly("SELECT 1");
  }

  @Test
  void severalStatements_keepTheirOrderAndLines() {
    assertThat(SqlScript.statements("-- first;\nA (\n  b\n);\n\nC;\n-- between\nD\n"))
        .containsExactly("A (\n  b\n)", "C", "D");
  }

  @Test
  void semicolonOrHyphensWithinALine_stay() {
    assertThat(SqlScript.statements("SELECT ';' FROM a; -- why\nB;"))
        .containsExactly("SELECT ';' FROM a; -- why\nB");
  }
}
