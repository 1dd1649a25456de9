package dev.connectsecurity.it.scopes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Every row of the table that is a call from Java. */
@RequestScoped
public class Rows {
  private final Map<String, Callable<String>> rows = new TreeMap<>();
  @Inject private Event<Elsewhere.Happened> events;

  /** Lists the calls. */
  public Rows() {
    bean("application-class", Beans.ApplicationClass.class);
    bean("application-method", Beans.ApplicationMethod.class);
    bean("application-inherited", Beans.ApplicationInherited.class);
    bean("application-inherited-method", Beans.ApplicationInheritedMethod.class);
    bean("application-stereotype", Beans.ApplicationStereotype.class);
    bean("request-class", Beans.RequestClass.class);
    bean("request-method", Beans.RequestMethod.class);
    bean("request-inherited", Beans.RequestInherited.class);
    bean("request-stereotype", Beans.RequestStereotype.class);
    bean("session-class", Beans.SessionClass.class);
    bean("dependent-class", Beans.DependentClass.class);
    bean("dependent-method", Beans.DependentMethod.class);
    bean("dependent-inherited", Beans.DependentInherited.class);
    bean("dependent-stereotype", Beans.DependentStereotype.class);
    bean("method-before-class", Beans.MethodBeforeClass.class);
    bean("alternatives-class", Beans.AlternativesOfClass.class);
    bean("alternatives-inherited", Beans.AlternativesInherited.class);
    bean("alternatives-method", Beans.AlternativesOfMethod.class);
    rows.put("package-private", () -> one(Beans.ApplicationMethod.class).ofThePackage());
    rows.put("protected", () -> one(Beans.ApplicationMethod.class).ofTheFamily());
    rows.put("by-itself", () -> one(Beans.ApplicationMethod.class).callsItself());
    rows.put("oauth-only", () -> one(Beans.AlternativesOfMethod.class).oauthOnly());
    rows.put("bare-thread", () -> one(Elsewhere.Handing.class).bare());
    rows.put("common-pool", () -> one(Elsewhere.Handing.class).common());
    rows.put("observer", this::fire);
  }

  private void bean(String row, Class<? extends Beans.Work> type) {
    rows.put(row, () -> one(type).work());
  }

  private static <T> T one(Class<T> type) {
    Instance<T> found = CDI.current().select(type);
    return found.get();
  }

  private String fire() {
    StringBuilder heard = new StringBuilder();
    events.fire(new Elsewhere.Happened(heard));
    return heard.toString();
  }

  /** Runs a row. */
  public String run(String row) throws Exception {
    return rows.get(row).call();
  }
}
