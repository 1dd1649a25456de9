package dev.connectsecurity.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.PermissionLevel;
import dev.connectsecurity.RequiresAdministrator;
import dev.connectsecurity.RequiresPermission;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PermissionInspectorTest {

  @RequiresAdministrator
  static class AdminPage {
    void list() {}

    private void help() {}

    static void util() {}
  }

  @RequiresPermission(jira = "EDIT_ISSUES", level = PermissionLevel.ISSUE, parameter = "issue")
  static class Base {
    void save(@PathParam("issue") String key, String text) {}

    void byId(@QueryParam("issue") long id) {}

    @RequiresAdministrator
    void clear() {}
  }

  static class Derived extends Base {
    void forgotten(String key) {}

    final void sealed(String issue) {}
  }

  static class Methods {
    @RequiresAdministrator
    private void hidden() {}

    @RequiresAdministrator
    static void shared() {}

    @RequiresAdministrator
    final void sealed() {}

    @RequiresAdministrator
    void open() {}
  }

  @RequiresAdministrator
  static final class Sealed {
    void open() {}
  }

  @RequiresAdministrator
  interface Contract {}

  @RequiresAdministrator
  @SuppressWarnings("serial")
  static class Servlet extends HttpServlet {}

  @RequiresPermission(jira = "EDIT_ISSUES", level = PermissionLevel.ISSUE, parameter = "issue")
  @SuppressWarnings("serial")
  static class ServletWithLevel extends HttpServlet {}

  @SuppressWarnings("serial")
  static class ServletWithMethod extends HttpServlet {
    @RequiresAdministrator
    @Override
    public void destroy() {}
  }

  static class Mistakes {
    @RequiresPermission
    void nothing() {}

    @RequiresPermission(jira = "EDIT ISSUES")
    void noName() {}

    @RequiresPermission(jira = "EDIT_ISSUES", level = PermissionLevel.ISSUE)
    void noParameter() {}

    @RequiresPermission(jira = "EDIT_ISSUES", parameter = "issue")
    void noLevel(String issue) {}

    @RequiresPermission(
        jira = "EDIT_ISSUES",
        confluence = "read",
        level = PermissionLevel.ISSUE,
        parameter = "issue")
    void jiraOnly(String issue) {}

    @RequiresPermission(
        jira = "BROWSE_PROJECTS",
        confluence = "read",
        level = PermissionLevel.SPACE,
        parameter = "space")
    void confluenceOnly(String space) {}

    @RequiresPermission(
        jira = "BROWSE_PROJECTS",
        confluence = "read",
        level = PermissionLevel.CONTENT,
        parameter = "id")
    void contentOnly(String id) {}

    @RequiresPermission(
        confluence = "administer",
        level = PermissionLevel.CONTENT,
        parameter = "id")
    void noOperation(String id) {}

    @RequiresPermission(jira = "EDIT_ISSUES", level = PermissionLevel.ISSUE, parameter = "issue")
    void notThere(String key) {}

    @RequiresPermission(jira = "EDIT_ISSUES", level = PermissionLevel.ISSUE, parameter = "issue")
    void twice(@PathParam("issue") String a, @QueryParam("issue") String b) {}

    @RequiresPermission(jira = "EDIT_ISSUES", level = PermissionLevel.ISSUE, parameter = "issue")
    void noText(Object issue) {}

    @RequiresPermission(confluence = "update", level = PermissionLevel.CONTENT, parameter = "id")
    void fine(String id) {}
  }

  @Test
  void adminPage_isOneDemandWithoutObstacle() {
    assertThat(PermissionInspector.inspect(AdminPage.class))
        .containsExactly(
            new GuardedPermission("AdminPage", "Jira ADMINISTER, Confluence administer", ""));
  }

  @Test
  void classWithoutDemand_hasNothing() {
    assertThat(PermissionInspector.inspect(String.class)).isEmpty();
    assertThat(PermissionInspector.inspect(RequiresAdministrator.class)).isEmpty();
    assertThat(PermissionInspector.inspect(RequiresPermissionInterceptor.class)).isEmpty();
  }

  @Test
  void guardedClass_leavesNoMethodOpenAlsoNoInheritedOne() {
    assertThat(obstacles(Base.class)).isEmpty();
    assertThat(obstacles(Derived.class))
        .containsExactlyInAnyOrder(
            "Derived#forgotten: no parameter of forgotten is called 'issue'. Give one a"
                + " @PathParam(\"issue\") or @QueryParam(\"issue\"), or call it so in Java and"
                + " compile with -parameters",
            "Derived#sealed: the method is final. Make it a non-private, non-final instance method"
                + " of a non-final CDI bean");
  }

  @Test
  void methodThatCannotBeIntercepted_isAnObstacle() {
    String mend = ". Make it a non-private, non-final instance method of a non-final CDI bean";
    assertThat(obstacles(Methods.class))
        .containsExactlyInAnyOrder(
            "Methods#hidden: the method is private" + mend,
            "Methods#shared: the method is static" + mend,
            "Methods#sealed: the method is final" + mend);
    assertThat(obstacles(Sealed.class)).contains("Sealed: the class is final" + mend);
    assertThat(obstacles(Contract.class))
        .containsExactly(
            "Contract: it stands on an interface, where CDI does not look. Put it on the class");
  }

  @Test
  void servlet_isGuardedAsAWholeAndBySiteOnly() {
    assertThat(obstacles(Servlet.class)).isEmpty();
    assertThat(obstacles(ServletWithLevel.class))
        .containsExactly(
            "ServletWithLevel: a servlet has no parameters. Use level GLOBAL, or a JAX-RS"
                + " resource");
    assertThat(obstacles(ServletWithMethod.class))
        .containsExactly(
            "ServletWithMethod#destroy: a servlet is guarded as a whole. Put it on the class");
  }

  @Test
  void demandThatSaysTooLittle_isTold() {
    assertThat(obstacles(Mistakes.class))
        .containsExactlyInAnyOrder(
            "Mistakes#nothing: it names no permission. Add jira = \"ADMINISTER\", confluence ="
                + " \"administer\" or both",
            "Mistakes#noName: 'EDIT ISSUES' is no name of a permission",
            "Mistakes#noParameter: level ISSUE needs the name of a parameter. For example:"
                + " parameter = \"key\"",
            "Mistakes#noLevel: a parameter is named, but level GLOBAL has none. Add a level, for"
                + " example ISSUE",
            "Mistakes#jiraOnly: level ISSUE exists in Jira only. Leave confluence out",
            "Mistakes#confluenceOnly: level SPACE exists in Confluence only. Leave jira out",
            "Mistakes#contentOnly: level CONTENT exists in Confluence only. Leave jira out",
            "Mistakes#noOperation: Confluence knows read, update and delete of a content, not"
                + " 'administer'",
            "Mistakes#notThere: no parameter of notThere is called 'issue'. Give one a"
                + " @PathParam(\"issue\") or @QueryParam(\"issue\"), or call it so in Java and"
                + " compile with -parameters",
            "Mistakes#twice: two parameters of twice are called 'issue'. Rename the one that is"
                + " not meant",
            "Mistakes#noText: parameter 'issue' is of type Object. Make it a String or a whole number");
  }

  private static List<String> obstacles(Class<?> type) {
    return PermissionInspector.inspect(type).stream()
        .filter(guarded -> !guarded.obstacle().isEmpty())
        .map(guarded -> guarded.where() + ": " + guarded.obstacle())
        .toList();
  }
}
