package dev.connectsecurity.testing;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Classes of an application that demand scopes where CDI does not look. */
public final class Demanding {
  private Demanding() {}

  /** Demands nothing. */
  public static class PlainServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
  }

  /** Demands WRITE. */
  @RequiresScope(ConnectScope.WRITE)
  public static class AdminServlet extends PlainServlet {
    private static final long serialVersionUID = 1L;
  }

  /** Inherits its demand from a class that could be registered itself. */
  public static class SubOfAdminServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;
  }

  /** Has a name of its own. */
  @WebServlet(name = "named", value = "/named")
  @RequiresScope(ConnectScope.WRITE)
  public static class NamedServlet extends PlainServlet {
    private static final long serialVersionUID = 1L;
  }

  /** Has the name of its class. */
  @WebServlet("/annotated")
  @RequiresScope(ConnectScope.WRITE)
  public static class AnnotatedServlet extends PlainServlet {
    private static final long serialVersionUID = 1L;
  }

  /** Inherits its demand. */
  public static class SubServlet extends AbstractServlet {
    private static final long serialVersionUID = 1L;
  }

  /** Is only there to be extended. */
  @RequiresScope(ConnectScope.WRITE)
  public abstract static class AbstractServlet extends PlainServlet {
    private static final long serialVersionUID = 1L;
  }

  /** An application's own name for a demand. */
  @Stereotype
  @RequiresScope(ConnectScope.WRITE)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Writing {}

  /** Demands WRITE by that name. */
  @Writing
  public static class StereotypedServlet extends PlainServlet {
    private static final long serialVersionUID = 1L;
  }

  /** A mistake: a server that intercepts servlets could not. */
  @RequiresScope(ConnectScope.WRITE)
  public static class FinalServlet extends PlainServlet {
    private static final long serialVersionUID = 1L;

    @Override
    public final void destroy() {}
  }

  /** A mistake. */
  public static class MethodServlet extends PlainServlet {
    private static final long serialVersionUID = 1L;

    @Override
    @RequiresScope(ConnectScope.WRITE)
    public void init() {}
  }

  /** Demands ADMIN. */
  @RequiresScope(ConnectScope.ADMIN)
  public static class TooStrongServlet extends PlainServlet {
    private static final long serialVersionUID = 1L;
  }

  /** Is a bean. */
  @RequestScoped
  @RequiresScope(ConnectScope.READ)
  public static class Bean {}

  /** Is no bean. */
  @RequiresScope(ConnectScope.READ)
  public static class NoBean {}

  /** Is no class. */
  public interface Api {
    @RequiresScope(ConnectScope.READ)
    void call();
  }
}
