package dev.connectsecurity.samples.report;

/** HTML that was made by this application: text only gets in escaped. */
record Html(String source) {

  static final Html NOTHING = new Html("");

  /** Fills text into a pattern of HTML; each {@code %s} is escaped, unless it is {@code Html}. */
  static Html of(String pattern, Object... values) {
    Object[] safe = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      safe[i] = values[i] instanceof Html html ? html.source : escape(String.valueOf(values[i]));
    }
    return new Html(pattern.formatted(safe));
  }

  static Html join(Iterable<Html> parts) {
    StringBuilder all = new StringBuilder();
    parts.forEach(part -> all.append(part.source));
    return new Html(all.toString());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
