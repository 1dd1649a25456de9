package dev.connectsecurity.internal.wiring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import javax.naming.spi.NamingManager;

/** A server's names, as many as tests bind. */
final class Jndi {
  private static final Map<String, Object> NAMES = new ConcurrentHashMap<>();

  private Jndi() {}

  static synchronized void bind(String name, Object value) {
    install();
    NAMES.put(name, value);
  }

  static synchronized void unbind(String name) {
    NAMES.remove(name);
  }

  static synchronized void install() {
    if (NamingManager.hasInitialContextFactoryBuilder()) {
      return;
    }
    InitialContextFactory factory = environment -> new Names();
    try {
      NamingManager.setInitialContextFactoryBuilder(environment -> factory);
    } catch (NamingException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Names extends InitialContext {

    Names() throws NamingException {
      super(true);
    }

    @Override
    public Object lookup(String name) throws NamingException {
      if (!NAMES.containsKey(name)) {
        throw new NameNotFoundException(name);
      }
      return NAMES.get(name);
    }
  }
}
