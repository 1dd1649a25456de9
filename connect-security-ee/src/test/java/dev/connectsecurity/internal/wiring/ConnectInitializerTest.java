package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.RequiresAdministrator;
import dev.connectsecurity.RequiresPermission;
import dev.connectsecurity.RequiresScope;
import dev.connectsecurity.internal.access.ServletGuard;
import dev.connectsecurity.internal.inbound.AuthenticationFilter;
import dev.connectsecurity.internal.lifecycle.DescriptorServlet;
import dev.connectsecurity.internal.lifecycle.LifecycleServlet;
import dev.connectsecurity.testing.Demanding;
import dev.connectsecurity.testing.FakeServletContext;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.annotation.HandlesTypes;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectInitializerTest {
  private static final String ALL_DISPATCHES = "[FORWARD, INCLUDE, REQUEST, ASYNC, ERROR]";
  private static final String FILTER = "connect-security-filter";

  private final FakeServletContext context = new FakeServletContext("/app");
  private final AppFolder files;

  ConnectInitializerTest(@TempDir Path folder) {
    files = new AppFolder(folder).config().descriptor(AppFolder.PAGE_ONLY);
  }

  @Test
  void server_findsTheInitializerByItself() {
    assertThat(ServiceLoader.load(ServletContainerInitializer.class))
        .anyMatch(ConnectInitializer.class::isInstance);
    assertThat(ConnectInitializer.class.getAnnotation(HandlesTypes.class).value())
        .contains(
            RequiresScope.class,
            RequiresScope.Alternatives.class,
            RequiresPermission.class,
            RequiresAdministrator.class);
  }

  @Test
  void cdiThatHasNotStarted_isTold() {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> new ConnectInitializer().onStartup(Set.of(), context.asServletContext()))
        .withMessageContaining("CSE-012 CDI has not started")
        .withMessageContaining("dev_connectsecurity stand last");
    assertThat(context.registered()).isEmpty();
  }

  @Test
  void filter_comesFirstAndBeforeAllOthers() {
    start(null);

    FakeServletContext.Registered first = context.registered().get(0);
    assertThat(first.name()).isEqualTo(FILTER);
    assertThat(first.component()).isInstanceOf(AuthenticationFilter.class);
    assertThat(first.facts()).containsExactly("async", "before [REQUEST, ASYNC]", "path /*");
  }

  @Test
  void servlets_areWhereTheDescriptorSaysTheyAre() {
    start(Set.of());

    FakeServletContext.Registered descriptor = context.registered("connect-security-descriptor");
    assertThat(descriptor.component()).isInstanceOf(DescriptorServlet.class);
    assertThat(descriptor.facts())
        .containsExactly("async", "load 1", "path /atlassian-connect.json");
    FakeServletContext.Registered lifecycle = context.registered("connect-security-lifecycle");
    assertThat(lifecycle.component()).isInstanceOf(LifecycleServlet.class);
    assertThat(lifecycle.facts())
        .containsExactly(
            "async",
            "load 1",
            "path /lifecycle/installed",
            "path /lifecycle/uninstalled",
            "path /lifecycle/enabled",
            "path /lifecycle/disabled");
    assertThat(names())
        .containsExactly(FILTER, "connect-security-descriptor", "connect-security-lifecycle");
  }

  @Test
  void pathThatTheApplicationTook_isTold() {
    context.servlet("own", "com.example.Own", "/lifecycle/installed");

    assertMistake(
        "CSE-012 the application maps a servlet of its own to /lifecycle/installed, which"
            + " Atlassian's callbacks need. Map it elsewhere",
        Set.of());
  }

  @Test
  void guardedBean_isLeftToItsInterceptor() {
    start(Set.of(Demanding.Bean.class), Demanding.Bean.class);

    assertThat(context.registered()).hasSize(3);
  }

  @Test
  void guardedClassThatIsNoBean_isTold() {
    assertMistake(
        "CSE-007 @RequiresScope on NoBean cannot be enforced: the class is not a CDI bean."
            + " Add a scope, for example @RequestScoped",
        Set.of(Demanding.NoBean.class));
  }

  @Test
  void guardedInterface_isToldThatCdiDoesNotLookThere() {
    assertMistake(
        "CSE-007 @RequiresScope on Api#call cannot be enforced: it stands on an interface, where"
            + " CDI does not look. Make it a non-private, non-final instance method of a non-final"
            + " CDI bean",
        Set.of(Demanding.Api.class));
  }

  @Test
  void guardedInterfaceOfABean_isToldToo() {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> start(Set.of(Demanding.Api.class), Demanding.ApiBean.class))
        .withMessageStartingWith("CSE-007 @RequiresScope on Api#call cannot be enforced: ");
  }

  @Test
  void ownClassesAndAnnotations_needNoGuard() throws Exception {
    start(
        Set.of(
            Demanding.Writing.class,
            Class.forName("dev.connectsecurity.internal.access.RequiresScopeInterceptor")));

    assertThat(context.registered()).hasSize(3);
  }

  @Test
  void guardedServlet_getsAGuardHoweverItIsReached() {
    context
        .servlet("admin", Demanding.AdminServlet.class.getName())
        .servlet("again", Demanding.AdminServlet.class.getName())
        .servlet("other", Demanding.PlainServlet.class.getName());

    start(Set.of(Demanding.AdminServlet.class));

    FakeServletContext.Registered guard = guardOf(Demanding.AdminServlet.class);
    assertThat(guard.component()).isInstanceOf(ServletGuard.class);
    assertThat(guard.facts())
        .containsExactly("async", "after " + ALL_DISPATCHES, "servlet admin", "servlet again");
    assertThat(names()).startsWith(FILTER).hasSize(4);
  }

  @Test
  void servletThatIsNotRegisteredYet_isGuardedByItsNameToBe() {
    start(Set.of(Demanding.NamedServlet.class, Demanding.AnnotatedServlet.class));

    assertThat(guardOf(Demanding.NamedServlet.class).facts()).endsWith("servlet named");
    assertThat(guardOf(Demanding.AnnotatedServlet.class).facts())
        .endsWith("servlet " + Demanding.AnnotatedServlet.class.getName());
  }

  @Test
  void servletWhoseNameIsUnknown_isTold() {
    assertMistake(
        "CSE-007 @RequiresScope on AdminServlet cannot be enforced: the servlet is not registered"
            + " yet, and by what name it will be is unknown. Annotate it with @WebServlet or map it"
            + " in web.xml",
        Set.of(Demanding.AdminServlet.class));
  }

  @Test
  void servletThatIsRegisteredAsItsSubclass_needsNoGuardItself() {
    context.servlet("sub", Demanding.SubOfAdminServlet.class.getName());

    start(Set.of(Demanding.AdminServlet.class));

    assertThat(guardOf(Demanding.SubOfAdminServlet.class).facts()).endsWith("servlet sub");
    assertThat(context.registered()).hasSize(4);
  }

  // Servers differ in whether they report a class for an annotation that it inherits, and none
  // reports a stereotype.
  @Test
  void registeredServletThatTheServerDoesNotReport_isGuardedToo() {
    context
        .servlet("sub", Demanding.SubServlet.class.getName())
        .servlet("stereotyped", Demanding.StereotypedServlet.class.getName())
        .servlet("plain", Demanding.PlainServlet.class.getName())
        .servlet("elsewhere", "com.example.NotOnThisClassPath")
        .servlet("resources", Demanding.NoBean.class.getName())
        .servlet("made", null);

    start(null);

    assertThat(guardOf(Demanding.SubServlet.class).facts()).endsWith("servlet sub");
    assertThat(guardOf(Demanding.StereotypedServlet.class).facts()).endsWith("servlet stereotyped");
    assertThat(context.registered()).hasSize(5);
  }

  @Test
  void finalMethodOfAGuardedServlet_isTold() {
    context.servlet("final", Demanding.FinalServlet.class.getName());

    assertMistake(
        "CSE-007 @RequiresScope on FinalServlet#destroy cannot be enforced: the method is final."
            + " Make it a non-private, non-final instance method of a non-final CDI bean",
        Set.of(Demanding.FinalServlet.class));
  }

  @Test
  void abstractServlet_needsNoGuardItself() {
    start(Set.of(Demanding.AbstractServlet.class));

    assertThat(context.registered()).hasSize(3);
  }

  @Test
  void demandOnAServletsMethod_isTold() {
    assertMistake(
        "CSE-007 @RequiresScope on MethodServlet#init cannot be enforced: a servlet is guarded as"
            + " a whole. Put it on the class",
        Set.of(Demanding.MethodServlet.class));
  }

  @Test
  void undeclaredScopeOfAServlet_isTold() {
    assertMistake(
        "CSE-008 @RequiresScope on TooStrongServlet demands ADMIN, which nobody can hold:"
            + " META-INF/atlassian-connect.json declares WRITE."
            + " Add: \"scopes\": [\"ADMIN\", \"WRITE\"]",
        Set.of(Demanding.TooStrongServlet.class));
  }

  private FakeServletContext.Registered guardOf(Class<?> servlet) {
    return context.registered("connect-security-guard " + servlet.getName());
  }

  private List<String> names() {
    return context.registered().stream().map(FakeServletContext.Registered::name).toList();
  }

  private void start(Set<Class<?>> demandingScopes, Class<?>... beans) {
    new WeldApp(files, beans)
        .deployed(
            app -> {
              new ConnectInitializer().onStartup(demandingScopes, context.asServletContext());
              return null;
            });
  }

  private void assertMistake(String sentence, Set<Class<?>> demandingScopes) {
    assertThatExceptionOfType(Mistake.class)
        .isThrownBy(() -> start(demandingScopes))
        .withMessage(sentence);
  }
}
