package dev.connectsecurity.internal.wiring;

/**
 * Every mistake that is told at deployment, with its stable code. {@code docs/problems.md} has a
 * section for each.
 */
enum Problem {
  APP_KEY("CSE-001"),
  BASE_URL("CSE-002"),
  DESCRIPTOR("CSE-003"),
  ENCRYPTION("CSE-004"),
  STORE("CSE-006"),
  UNGUARDABLE("CSE-007"),
  UNDECLARED_SCOPE("CSE-008"),
  UNUSED_SCOPE("CSE-009"),
  UNSAFE_PATH("CSE-010"),
  UNKNOWN_KEY("CSE-011"),
  NOT_REGISTERED("CSE-012"),
  NO_CONFIG("CSE-014"),
  BAD_VALUE("CSE-016"),
  RELAXED("CSE-017"),
  PERMISSION("CSE-018"),
  NO_RULE("CSE-019"),
  OAUTH("CSE-020"),
  NO_RENEWAL("CSE-021"),
  API_TOKEN("CSE-022"),
  SERVICE_ACCOUNT("CSE-023"),
  BASIC_AUTHENTICATION("CSE-024"),
  NO_CALLERS("CSE-025"),
  NO_REPORTS("CSE-026"),
  UNREADABLE_ROWS("CSE-027");

  private final String code;

  Problem(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  /** Writes the sentence for log and exception. */
  String says(String sentence) {
    return code + " " + sentence;
  }

  /** Makes the exception that ends the deployment. */
  Mistake mistake(String sentence) {
    return new Mistake(says(sentence));
  }
}
