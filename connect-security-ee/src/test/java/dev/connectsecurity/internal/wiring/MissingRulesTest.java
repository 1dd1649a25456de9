package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.testing.Demanding;
import dev.connectsecurity.testing.FakeServletContext;
import dev.connectsecurity.testing.Serving;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MissingRulesTest {
  private static final String REQUIRE = "atlassian.access.require-rules=true";
  private static final String OPEN = "atlassian.connect.public-paths=/rest/open/*";
  private static final String REMEDY =
      ". Add to each: @RequiresScope(ConnectScope.READ), with NONE for every Connect caller, or"
          + " list its path in atlassian.connect.public-paths";

  private final FakeServletContext context = new FakeServletContext("/app");
  private final AppFolder files;

  MissingRulesTest(@TempDir Path folder) {
    files = new AppFolder(folder).config(REQUIRE, OPEN).descriptor("{\"name\": \"Hello\"}");
  }

  @Test
  void everythingWithoutARule_isTold() {
    assertMissing(
        "ApiBean#read, Notes#add, Report, Sub#get",
        Set.of(
            Serving.Rest.class,
            Serving.Notes.class,
            Serving.Guarded.class,
            Serving.Open.class,
            Serving.Sub.class,
            Serving.Api.class,
            Serving.Report.class,
            Serving.OpenServlet.class),
        Serving.Notes.class,
        Serving.Guarded.class,
        Serving.ApiBean.class);
  }

  @Test
  void rulesForAll_areEnough() {
    context.servlet("admin", Demanding.AdminServlet.class.getName(), "/admin");

    start(
        Set.of(
            Serving.Rest.class,
            Serving.Guarded.class,
            Serving.Open.class,
            Serving.OpenServlet.class),
        Serving.Guarded.class);
  }

  @Test
  void servletOfADescriptor_needsARuleToo() {
    context.servlet("plain", Demanding.PlainServlet.class.getName(), "/plain", "/rest/open/x");

    assertMissing("PlainServlet", Set.of());
  }

  @Test
  void servletsOfTheServer_needNone() {
    context
        .servlet("default", "jakarta.servlet.http.HttpServlet", "/")
        .servlet("elsewhere", "com.example.NotOnThisClassPath", "/elsewhere");

    start(Set.of());
  }

  // Which path is public depends on where the application is; a parameter may be anything.
  @Test
  void resourceThatIsNotWholeUnderAPublicPath_needsARule() {
    files.config(REQUIRE, "atlassian.connect.public-paths=/rest/open,/rest/open/x");
    assertMissing("Open#byName", Set.of(Serving.Rest.class, Serving.Open.class));

    files.config(REQUIRE, OPEN);
    assertMissing("Open#byName, Open#get", Set.of(Serving.Open.class));
  }

  @Test
  void withoutTheKey_nothingIsMissed() {
    files.config(OPEN);

    assertThatCode(() -> start(Set.of(Serving.Rest.class, Serving.Report.class)))
        .doesNotThrowAnyException();
  }

  private void assertMissing(String what, Set<Class<?>> reported, Class<?>... beans) {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> start(reported, beans))
        .withMessage(
            "CSE-019 atlassian.access.require-rules=true, but no rule says who may call "
                + what
                + REMEDY);
  }

  private void start(Set<Class<?>> reported, Class<?>... beans) {
    new WeldApp(files, beans)
        .deployed(
            app -> {
              new ConnectInitializer().onStartup(reported, context.asServletContext());
              return null;
            });
  }
}
