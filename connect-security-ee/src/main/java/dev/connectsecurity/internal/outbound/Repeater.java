package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.AtlassianSecurityException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sends a call once more: the same method, URI, headers and bytes, with a credential of its own.
 *
 * <p>Always by the shared client, also for a typed client's call: what that one's own filters and
 * writers do has been done already.
 *
 * @param client the client
 */
record Repeater(Supplier<Client> client) {
  private static final Set<String> SET_ANEW =
      Set.of("authorization", "connection", "content-length", "host", "transfer-encoding");
  private static final Set<String> OF_THE_ENTITY =
      Set.of("content-encoding", "content-language", "content-type");

  /**
   * Sends a call once more.
   *
   * @param request the request as it was sent
   * @param call what was sent
   * @return the answer, open
   * @throws AtlassianSecurityException if it must not be sent any more
   * @throws ProcessingException if no answer comes
   */
  Response repeat(ClientRequestContext request, SentCall call) {
    Optional<byte[]> body = call.body();
    Invocation.Builder again =
        client
            .get()
            .target(call.authentication().root())
            .request()
            .headers(headers(request, body.isPresent()))
            .property(AuthorizationFilter.MODE, call.authentication())
            .property(SentCall.REPEAT, call);
    String method = request.getMethod();
    Invocation invocation =
        body.map(bytes -> again.build(method, Entity.entity(bytes, variant(request))))
            .orElseGet(() -> again.build(method));
    try {
      return invocation.invoke();
    } catch (ProcessingException e) {
      // As the first request's refusal would reach the caller.
      if (e.getCause() instanceof AtlassianSecurityException refusal) {
        throw refusal;
      }
      throw e;
    }
  }

  private static MultivaluedMap<String, Object> headers(
      ClientRequestContext request, boolean hasBody) {
    MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    request
        .getStringHeaders()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!SET_ANEW.contains(lower) && !(hasBody && OF_THE_ENTITY.contains(lower))) {
                values.forEach(value -> headers.add(name, value));
              }
            });
    return headers;
  }

  private static Variant variant(ClientRequestContext request) {
    MediaType type = request.getMediaType();
    return new Variant(
        type == null ? MediaType.APPLICATION_OCTET_STREAM_TYPE : type,
        request.getHeaderString(HttpHeaders.CONTENT_LANGUAGE),
        request.getHeaderString(HttpHeaders.CONTENT_ENCODING));
  }
}
