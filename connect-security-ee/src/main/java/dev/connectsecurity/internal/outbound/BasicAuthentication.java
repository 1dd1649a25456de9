package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.CallMode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An API token for every call, unasked: RFC 7617 with UTF-8. A public endpoint would otherwise
 * answer as to anybody.
 *
 * @param access the token and what it may be shown to
 */
record BasicAuthentication(ApiTokenAccess access) implements Authentication {

  @Override
  public URI root() {
    return access.root();
  }

  @Override
  public Subject subject() {
    return new Subject(CallMode.API_TOKEN, Optional.empty(), Optional.empty());
  }

  @Override
  public String headerFor(String method, URI uri) {
    String pair = access.email() + ":" + access.token().reveal();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean renew(String refusedHeader) {
    return false;
  }
}
