package dev.connectsecurity.internal.wiring;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** The files of an application, and a class loader that finds them first. */
final class AppFolder {
  static final String PAGE_ONLY =
      """
      {"name": "Hello", "scopes": ["WRITE"],
       "modules": {"generalPages": [
         {"key": "page", "name": {"value": "Page"}, "url": "/page"}]}}""";

  private final Path folder;

  AppFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes the configuration, beside key, base URL and a store in memory. */
  AppFolder config(String... lines) {
    return file(
        "META-INF/microprofile-config.properties",
        """
        atlassian.connect.app-key=com.example.hello
        atlassian.connect.base-url=https://hello.example.com/app
        atlassian.store.type=memory
        """
            + String.join("\n", lines));
  }

  /** Writes the configuration, whole. */
  AppFolder onlyConfig(String... lines) {
    return file("META-INF/microprofile-config.properties", String.join("\n", lines));
  }

  /** Writes the application's half of the descriptor. */
  AppFolder descriptor(String json) {
    return file(DeploymentReader.DESCRIPTOR, json);
  }

  private AppFolder file(String name, String text) {
    try {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs something in the application's class loader. */
  <T> T inside(Callable<T> action) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader application = new Loader(folder.toUri().toURL(), before)) {
      thread.setContextClassLoader(application);
      return action.call();
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Exception failure) {
      throw new AssertionError(failure);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static final class Loader extends URLClassLoader {

    Loader(URL folder, ClassLoader parent) {
      super(new URL[] {folder}, parent);
    }
  }
}
