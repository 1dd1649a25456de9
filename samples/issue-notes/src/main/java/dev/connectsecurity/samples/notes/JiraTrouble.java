package dev.connectsecurity.samples.notes;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.CallDenial;
import dev.connectsecurity.CallMode;
import dev.connectsecurity.CallRefusedException;
import dev.connectsecurity.Reason;
import jakarta.json.Json;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger.Level;

/** A call to Jira that came to nothing, in words for whoever looks at the page. */
final class JiraTrouble extends WebApplicationException {

  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger(JiraTrouble.class.getName());

  private JiraTrouble(Response.Status status, String words, Throwable cause) {
    super(words, cause, answer(status, words));
  }

  /** Gives what to throw for a call that failed. */
  static RuntimeException of(RuntimeException failure) {
    if (failure instanceof ProcessingException
        && failure.getCause() instanceof AtlassianSecurityException refused) {
      return of(refused);
    }
    if (failure instanceof CallRefusedException refused
        && refused.reason() == Reason.CANNOT_IMPERSONATE) {
      LOG.log(Level.WARNING, refused.getMessage());
      return new JiraTrouble(
          Response.Status.FORBIDDEN,
          "The app may not act in your name here. An administrator can allow it by installing the"
              + " app again.",
          refused);
    }
    if (failure instanceof AtlassianSecurityException) {
      return failure; // the library answers
    }
    return CallDenial.of(failure)
        .filter(CallDenial.MissingPermission.class::isInstance)
        .map(denial -> missingPermission(denial, failure))
        .orElseGet(() -> unexpected(failure));
  }

  private static JiraTrouble missingPermission(CallDenial denial, RuntimeException failure) {
    String who = denial.call().mode() == CallMode.USER ? "you" : "the app";
    return new JiraTrouble(
        Response.Status.FORBIDDEN, "Jira does not let " + who + " do that.", failure);
  }

  private static JiraTrouble unexpected(RuntimeException failure) {
    LOG.log(Level.WARNING, "Jira did not answer as expected", failure);
    return new JiraTrouble(
        Response.Status.BAD_GATEWAY, "Jira did not answer as expected.", failure);
  }

  private static Response answer(Response.Status status, String words) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .entity(Json.createObjectBuilder().add("detail", words).build().toString())
        .build();
  }
}
