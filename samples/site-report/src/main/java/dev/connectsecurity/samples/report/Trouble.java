package dev.connectsecurity.samples.report;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;

/** Says in a page, not in a stack trace, that something did not work. */
@Provider
public class Trouble implements ExceptionMapper<WebApplicationException> {

  private static final int SERVERS_FAULT = 500;
  private static final System.Logger LOG = System.getLogger(Trouble.class.getName());

  @Override
  public Response toResponse(WebApplicationException trouble) {
    int status = trouble.getResponse().getStatus();
    if (status >= SERVERS_FAULT) {
      LOG.log(Level.WARNING, "a page failed", trouble);
    }
    return Page.of("That did not work", Html.of("<p id=\"trouble\">%s</p>", trouble.getMessage()))
        .answer(status);
  }
}
