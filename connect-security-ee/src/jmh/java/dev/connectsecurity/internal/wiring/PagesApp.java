package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.implementation.FixedValue;
import org.jboss.weld.environment.se.WeldContainer;

/** An application of many small beans, guarded and not, each a class file of its own. */
final class PagesApp implements AutoCloseable {
  private static final String PACKAGE = "com.example.pages.";
  private static final AnnotationDescription WRITE =
      AnnotationDescription.Builder.ofType(RequiresScope.class)
          .defineEnumerationArray("value", ConnectScope.class, ConnectScope.WRITE)
          .build();
  private static final Logger ROOT = Logger.getLogger("");

  private final Path folder;
  private final AppFolder files;
  private final List<String> guarded;
  private final List<String> plain;

  PagesApp(int guarded, int plain) throws IOException {
    this.folder = Files.createTempDirectory("pages");
    this.files = new AppFolder(folder).config().descriptor(AppFolder.PAGE_ONLY);
    this.guarded = write("Guarded", guarded, WRITE);
    this.plain = write("Plain", plain);
    // What each deployment logs is the container's, and would fill the screen.
    ROOT.setLevel(Level.OFF);
  }

  private List<String> write(String kind, int count, AnnotationDescription... guards)
      throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(PACKAGE + kind + i);
      new ByteBuddy()
          .subclass(Page.class)
          .name(names.get(i))
          .annotateType(AnnotationDescription.Builder.ofType(ApplicationScoped.class).build())
          .defineMethod("show", int.class, Modifier.PUBLIC)
          .intercept(FixedValue.value(i))
          .annotateMethod(guards)
          .make()
          .saveIn(folder.toFile());
    }
    return names;
  }

  /** Removes the application's files. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Deploys and undeploys the application, with classes that nobody has seen before. */
  int restart() {
    return files.inside(
        () -> {
          try (WeldContainer container = deploy()) {
            return container.select(ConnectExtension.class).get().beans().size();
          }
        });
  }

  /** Deploys the application, and lets a request of a caller that may write run on this thread. */
  Running start() {
    return files.inside(
        () -> {
          WeldContainer container = deploy();
          WeldApp.install(container, ConnectScope.WRITE);
          AtomicReference<HttpServletRequest> passed = new AtomicReference<>();
          WeldApp.send(
              container,
              () -> {
                passed.set(WeldApp.CurrentRequest.current());
                return null;
              });
          Runnable end = WeldApp.CurrentRequest.begin(container, new ServerRequest(passed.get()));
          return new Running(pages(container, guarded), pages(container, plain), end, container);
        });
  }

  private WeldContainer deploy() throws ClassNotFoundException {
    List<Class<?>> beans = new ArrayList<>();
    for (List<String> names : List.of(guarded, plain)) {
      for (String name : names) {
        beans.add(load(name));
      }
    }
    return new WeldApp(files, beans.toArray(Class<?>[]::new)).deploy();
  }

  private static Page[] pages(WeldContainer container, List<String> names) throws Exception {
    Page[] pages = new Page[names.size()];
    for (int i = 0; i < pages.length; i++) {
      pages[i] = (Page) container.select(load(names.get(i))).get();
    }
    return pages;
  }

  private static Class<?> load(String name) throws ClassNotFoundException {
    return Thread.currentThread().getContextClassLoader().loadClass(name);
  }

  /**
   * A deployed application with a request that runs.
   *
   * @param guarded beans that demand a scope, which the caller holds
   * @param plain beans that demand none
   * @param end ends the request
   * @param container ends the application
   */
  record Running(Page[] guarded, Page[] plain, Runnable end, WeldContainer container)
      implements AutoCloseable {
    @Override
    public void close() {
      end.run();
      container.close();
    }
  }

  /** A request whose attributes cost what they cost in a server: a look into a map. */
  private static final class ServerRequest extends HttpServletRequestWrapper {
    private final Map<String, Object> attributes = new HashMap<>();

    ServerRequest(HttpServletRequest passed) {
      super(passed);
    }

    @Override
    public Object getAttribute(String name) {
      return attributes.computeIfAbsent(name, super::getAttribute);
    }
  }
}
