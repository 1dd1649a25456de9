package dev.connectsecurity.internal.access;

import dev.connectsecurity.AccessDeniedException;
import dev.connectsecurity.AccessRefused;
import dev.connectsecurity.AtlassianPrincipal;

/** Puts a refusal into the words of its event. */
final class Refused {
  private Refused() {}

  static AccessRefused event(
      AccessDeniedException refusal, AtlassianPrincipal caller, String where) {
    return new AccessRefused(
        refusal.reason(),
        refusal.getMessage(),
        caller.host().clientKey(),
        caller.accountId(),
        where);
  }
}
