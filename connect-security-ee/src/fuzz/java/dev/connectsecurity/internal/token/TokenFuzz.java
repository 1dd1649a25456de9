package dev.connectsecurity.internal.token;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * The promise of {@link Jose4jDifferentialTest} for tokens that a fuzzer makes, guided by the
 * branches that it reaches; signed rightly, so that it gets beyond the signature.
 */
class TokenFuzz {

  @FuzzTest(maxDuration = "10m")
  void acceptedToken_isAcceptedByJose4jWithTheSameClaims(FuzzedDataProvider data) throws Exception {
    String token =
        switch (data.consumeInt(0, 3)) {
          case 0 -> Tokens.hostToken().rawPayload(data.consumeRemainingAsString()).sign();
          case 1 -> Tokens.hostToken().rawHeader(data.consumeRemainingAsString()).sign();
          case 2 -> Tokens.hostToken().claimJson("aud", data.consumeRemainingAsString()).sign();
          default -> data.consumeRemainingAsString();
        };
    Jose4jDifferentialTest.isAcceptedByBoth(token, "fuzzed");
  }
}
