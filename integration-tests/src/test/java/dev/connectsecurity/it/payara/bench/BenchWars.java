package dev.connectsecurity.it.payara.bench;

import dev.connectsecurity.it.support.War;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The same small WAR with and without the jar. */
final class BenchWars {
  private static final String IN_MEMORY = "atlassian.store.type=memory";

  private BenchWars() {}

  /** Makes {@code raw.war}: one resource, nothing of ours. */
  static WebArchive without() {
    return ShrinkWrap.create(WebArchive.class, "raw.war")
        .addClasses(BenchApi.class, GreetingResource.class);
  }

  /** Makes {@code raw.war} that opens the server's database. */
  static WebArchive withoutButDatabase() {
    return without().addClass(DatabaseUser.class);
  }

  /** Makes {@code app.war} with the jar, which keeps tenants in the server's database. */
  static WebArchive with() {
    return app(War.config());
  }

  /** Makes {@code app.war} with the jar, which keeps tenants in memory. */
  static WebArchive withMemory() {
    return app(War.config(IN_MEMORY));
  }

  private static WebArchive app(String config) {
    return War.app(config, War.descriptor("\"READ\""), BenchApi.class, GreetingResource.class);
  }
}
