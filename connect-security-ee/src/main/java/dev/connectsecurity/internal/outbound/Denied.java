package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.CallMode;
import java.util.List;
import java.util.Set;

/**
 * An answer that may be a denial, as far as it tells which.
 *
 * @param mode as whom the call was made
 * @param atGateway whether it went through Atlassian's gateway
 * @param path its raw path
 * @param answer the answer
 * @param head the beginning of the answer's body
 */
record Denied(CallMode mode, boolean atGateway, String path, Answer answer, String head) {
  private static final String GATEWAY = "/ex/";
  private static final Set<String> ANONYMOUS =
      Set.of("AUTHENTICATED_FAILED", "AUTHENTICATION_DENIED", "OUT");

  Denied(SentCall call, Answer answer, String head) {
    this(
        call.authentication().subject().mode(),
        call.authentication().root().getRawPath().contains(GATEWAY),
        call.uri().getRawPath(),
        answer,
        head);
  }

  /** Gives a header, or an empty text. */
  String header(String name) {
    String value = answer.header(name);
    return value == null ? "" : value;
  }

  /**
   * Tells whether an API token was wrong, whatever the status: what is public is answered to
   * anybody, and what is not is not there. Source: <a
   * href="https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/">Basic auth
   * for REST APIs</a>.
   */
  boolean isAnonymous() {
    List<String> reasons = List.of(header("X-Seraph-LoginReason").split("[,\\s]+"));
    return mode == CallMode.API_TOKEN
        && !reasons.contains("OK")
        && reasons.stream().anyMatch(ANONYMOUS::contains);
  }
}
