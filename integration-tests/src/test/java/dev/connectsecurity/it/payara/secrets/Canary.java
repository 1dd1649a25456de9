package dev.connectsecurity.it.payara.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A secret that must be nowhere.
 *
 * @param name what it is
 * @param bytes its value
 */
record Canary(String name, byte[] bytes) {

  // A database compresses rows of long values, and cuts them, in its files: of those, the end is
  // looked for.
  private static final int LONG = 128;

  static Canary of(String name, String value) {
    if (value.length() < 16) {
      throw new IllegalArgumentException(name + " is too short to be found by its bytes");
    }
    String end = value.substring(Math.max(0, value.length() - LONG));
    return new Canary(name, end.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Gives every text that betrays it, by the name of its form: as it is, if it is a text, in
   * hexadecimal, and what of its base64 does not depend on the bytes before and behind it, for each
   * of the three places that it can have in a group.
   */
  Map<String, String> forms() {
    Map<String, String> forms = new LinkedHashMap<>();
    String clear = new String(bytes, StandardCharsets.ISO_8859_1);
    if (clear.chars().allMatch(letter -> ' ' < letter && letter < 127)) {
      forms.put("in clear", clear);
    }
    forms.put("in hex", HexFormat.of().formatHex(bytes));
    forms.put("in HEX", HexFormat.of().withUpperCase().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      forms.put("in base64, " + before, core(Base64.getEncoder(), before));
      forms.put("in base64url, " + before, core(Base64.getUrlEncoder(), before));
    }
    return forms;
  }

  private String core(Base64.Encoder encoder, int before) {
    byte[] all = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, all, before, bytes.length);
    // six bits a letter: those that have bits of a neighbour are left away
    return encoder.encodeToString(all).substring((before * 8 + 5) / 6, all.length * 8 / 6);
  }
}
