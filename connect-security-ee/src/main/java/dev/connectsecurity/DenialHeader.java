package dev.connectsecurity;

import dev.connectsecurity.CallDenial.Call;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A denial as a header of the response it belongs to.
 *
 * <p>A header, because that is all that every JAX-RS implementation carries from a client's
 * response filter to a {@link Response}, to the exception of a typed read and to a typed client
 * alike. It is written over whatever the product sent under that name.
 */
final class DenialHeader {
  private static final Map<String, Function<Call, CallDenial>> KINDS =
      Stream.<Function<Call, CallDenial>>of(
              CallDenial.MissingScope::new,
              CallDenial.MissingPermission::new,
              CallDenial.AppNotInstalled::new,
              CallDenial.SiteNotCovered::new,
              CallDenial.NotAuthenticated::new,
              CallDenial.Unknown::new)
          .collect(Collectors.toUnmodifiableMap(DenialHeader::name, Function.identity()));
  private static final int FIELDS = 7;

  private DenialHeader() {}

  static String write(CallDenial denial) {
    Call call = denial.call();
    return Stream.of(
            denial.getClass().getSimpleName(),
            call.mode().name(),
            call.root().toString(),
            call.clientKey().orElse(""),
            call.accountId().orElse(""),
            call.method(),
            call.path())
        .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  static Optional<CallDenial> read(Response response) {
    try {
      return Optional.ofNullable(response.getHeaderString(CallDenial.HEADER))
          .map(DenialHeader::fields)
          .filter(fields -> fields.size() == FIELDS && KINDS.containsKey(fields.get(0)))
          .map(fields -> KINDS.get(fields.get(0)).apply(call(fields)));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /**
   * Finds what a client threw: inside a server, RESTEasy puts an exception around it whose response
   * has no headers, so that none of them can reach a browser.
   */
  static WebApplicationException original(WebApplicationException thrown) {
    try {
      return thrown.getClass().getMethod("unwrap").invoke(thrown)
              instanceof WebApplicationException original
          ? original
          : thrown;
    } catch (ReflectiveOperationException bare) {
      return thrown;
    }
  }

  private static List<String> fields(String header) {
    return Arrays.stream(header.split("&", -1))
        .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8))
        .toList();
  }

  private static Call call(List<String> fields) {
    return new Call(
        CallMode.valueOf(fields.get(1)),
        URI.create(fields.get(2)),
        Optional.of(fields.get(3)).filter(text -> !text.isEmpty()),
        Optional.of(fields.get(4)).filter(text -> !text.isEmpty()),
        fields.get(5),
        fields.get(6));
  }

  private static String name(Function<Call, CallDenial> kind) {
    Call any = new Call(CallMode.APP, URI.create(""), Optional.empty(), Optional.empty(), "", "");
    return kind.apply(any).getClass().getSimpleName();
  }
}
