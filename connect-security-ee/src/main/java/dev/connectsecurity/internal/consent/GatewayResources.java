package dev.connectsecurity.internal.consent;

import dev.connectsecurity.AtlassianSecurityException;
import dev.connectsecurity.OAuthGrant;
import dev.connectsecurity.Reason;
import dev.connectsecurity.UnavailableException;
import dev.connectsecurity.internal.outbound.AtlassianClients;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what Atlassian's gateway tells of a grant itself.
 *
 * @param clients makes the calls
 */
record GatewayResources(AtlassianClients clients) {
  private static final int OK = 200;
  private static final int MAX_BODY = 1 << 20;

  /**
   * Reads one resource.
   *
   * @param grant by whose consent
   * @param path below the gateway's root
   * @return the body of a 200, at most one MiB
   * @throws dev.connectsecurity.ConsentRequiredException if the consent has ended
   * @throws UnavailableException if there is no such answer
   */
  byte[] read(OAuthGrant grant, String path) {
    try (Response response = clients.withGrant(grant, path).request("application/json").get()) {
      if (response.getStatus() != OK) {
        throw unavailable(path + " with status " + response.getStatus(), null);
      }
      byte[] body = response.readEntity(InputStream.class).readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        throw unavailable(path + " with more than " + MAX_BODY + " bytes", null);
      }
      return body;
    } catch (IOException e) {
      throw unavailable(path + " not to the end", e);
    } catch (ProcessingException e) {
      throw refusalIn(e, path);
    }
  }

  // JAX-RS wraps what a filter throws, each implementation as deep as it likes.
  private static AtlassianSecurityException refusalIn(ProcessingException failure, String path) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AtlassianSecurityException refusal) {
        return refusal;
      }
    }
    return unavailable(path + " not at all", failure);
  }

  /** Makes the failure of an answer that cannot be used. */
  static UnavailableException unavailable(String what, Exception cause) {
    return new UnavailableException(
        Reason.TOKENS_UNAVAILABLE, "the gateway answers " + what, cause);
  }
}
