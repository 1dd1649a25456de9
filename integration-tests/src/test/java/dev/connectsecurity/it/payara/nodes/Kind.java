package dev.connectsecurity.it.payara.nodes;

/** What a call of the load is. */
enum Kind {
  INSTALL("install, new tenant", 2),
  REINSTALL("install, new secret", 6),
  UNINSTALL("uninstall", 2),
  CURRENT("page, present secret", 55),
  PREVIOUS("page, secret before", 6),
  OLDER("page, older secret", 4),
  GONE("page, tenant that left", 3),
  FOREIGN("page, another tenant's secret", 3),
  FORGED("page, made-up secret", 4),
  GRANT("call by a consent", 15);

  private final String title;
  private final int weight;

  Kind(String title, int weight) {
    this.title = title;
    this.weight = weight;
  }

  /** Gives one by its share of a hundred. */
  static Kind at(int percent) {
    int left = percent;
    for (Kind kind : values()) {
      left -= kind.weight;
      if (left < 0) {
        return kind;
      }
    }
    return CURRENT;
  }

  /** Gives the status that answers it, if nothing is late or in between. */
  int expected() {
    return switch (this) {
      case INSTALL, REINSTALL, UNINSTALL -> 204;
      case CURRENT, PREVIOUS, GRANT -> 200;
      case OLDER, GONE, FOREIGN, FORGED -> 401;
    };
  }

  /** Tells whether a node may read past its cache because of it, which is bounded. */
  boolean isDoubtful() {
    return this != CURRENT && this != GRANT;
  }

  /** Tells whether it is a callback of Atlassian. */
  boolean isCallback() {
    return this == INSTALL || this == REINSTALL || this == UNINSTALL;
  }

  @Override
  public String toString() {
    return title;
  }
}
