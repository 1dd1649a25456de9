package dev.connectsecurity.internal.outbound;

import jakarta.ws.rs.core.Configurable;

/**
 * What every client of this library has, whoever has built it.
 *
 * @param authorization authenticates requests
 * @param body keeps bodies
 * @param answers receives answers
 */
record ClientComponents(AuthorizationFilter authorization, BodyKeeper body, AnswerFilter answers) {

  /** Registers the components. */
  void addTo(Configurable<?> client) {
    Redirects.OFF.forEach(client::property);
    // Request filters and writers run in ascending order of priority, response filters in
    // descending order: the last of the former and the first of the latter are nearest to the wire.
    client.register(authorization, Integer.MAX_VALUE);
    client.register(body, Integer.MAX_VALUE);
    client.register(answers, Integer.MAX_VALUE);
  }
}
