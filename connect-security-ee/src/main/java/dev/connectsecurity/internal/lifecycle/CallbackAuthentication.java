package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.internal.tenant.TenantNote;
import dev.connectsecurity.internal.tenant.TenantTokens;
import dev.connectsecurity.internal.token.QueryHashRule;
import dev.connectsecurity.internal.token.VerifiedToken;
import java.util.Set;

/** Verifies a callback's token by the key that its path demands, whatever the token says. */
final class CallbackAuthentication {
  private final LifecycleTokens tokens;
  private final Set<String> audiences;
  private final TenantTokens tenants;

  CallbackAuthentication(LifecycleTokens tokens, Set<String> audiences, TenantTokens tenants) {
    this.tokens = tokens;
    this.audiences = audiences;
    this.tenants = tenants;
  }

  VerifiedToken verify(Callback callback, String compact, QueryHashRule rule, TenantNote note) {
    if (callback.signedByAtlassian()) {
      VerifiedToken token = tokens.install().verify(compact, rule);
      note.vouchedFor(token.issuer());
      return token;
    }
    return tenants
        .verify(secrets -> tokens.host().verify(compact, secrets, rule, audiences), note)
        .token();
  }
}
