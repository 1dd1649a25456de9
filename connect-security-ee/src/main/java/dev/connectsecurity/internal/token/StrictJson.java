package dev.connectsecurity.internal.token;

import dev.connectsecurity.Reason;
import jakarta.json.JsonObject;

/** Reads strict JSON. */
public final class StrictJson {

  private StrictJson() {}

  /** Reads an object; refuses for {@code JSON}. */
  public static JsonObject object(byte[] utf8, int maxDepth) {
    return object(utf8, maxDepth, Reason.JSON);
  }

  /** Reads an object; refuses for the given reason. */
  public static JsonObject object(byte[] utf8, int maxDepth, Reason refusal) {
    throw new UnsupportedOperationException();
  }
}
