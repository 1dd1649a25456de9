package dev.connectsecurity.samples.simulator;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One resource of the product's REST API: who may call it and what it answers. */
record RestRoute(String method, Pattern path, String scope, Function<Call, Response> resource) {

  /** Declares a route; {@code *} in the path stands for one segment, {@code **} for the rest. */
  static RestRoute of(String method, String path, String scope, Function<Call, Response> resource) {
    String pattern = path.replace("/**", "(/.*)?").replace("/*", "/([^/]+)");
    return new RestRoute(method, Pattern.compile(pattern), scope, resource);
  }

  Optional<Call> match(Request request, String pathBelowBase, Caller caller) {
    Matcher matcher = path.matcher(pathBelowBase);
    return takes(request) && matcher.matches()
        ? Optional.of(new Call(request, caller, matcher.groupCount() == 0 ? "" : last(matcher)))
        : Optional.empty();
  }

  boolean fits(Request request, String pathBelowBase) {
    return takes(request) && path.matcher(pathBelowBase).matches();
  }

  private boolean takes(Request request) {
    return method.equals("*") || method.equals(request.method());
  }

  private static String last(Matcher matcher) {
    return Optional.ofNullable(matcher.group(matcher.groupCount())).orElse("");
  }

  /** A call that matched; {@code argument} is what the last {@code *} stood for, still encoded. */
  record Call(Request request, Caller caller, String argument) {}
}
