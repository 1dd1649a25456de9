package dev.connectsecurity.samples.notes;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page with {@code {{names}}} in it; whatever is put there is escaped. */
record Template(String html) {

  private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)}}");

  static Template read(ServletContext context, String path) throws IOException {
    try (InputStream file = context.getResourceAsStream(path)) {
      return new Template(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  String fill(Map<String, String> values) {
    return NAME.matcher(html)
        .replaceAll(name -> Matcher.quoteReplacement(escape(values.get(name.group(1)))));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
