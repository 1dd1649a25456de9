package dev.connectsecurity.internal.access;

import jakarta.json.JsonObject;
import jakarta.ws.rs.client.WebTarget;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place in a list of Confluence's REST API v2: taken out of the link to the next page, because
 * links are not followed.
 */
final class Cursor {
  private static final Pattern IN_LINK = Pattern.compile("[?&]cursor=([^&#]+)");

  private Cursor() {}

  /** Gives the cursor of the next page; nothing after the last one. */
  static Optional<String> next(JsonObject page) {
    if (!(page.get("_links") instanceof JsonObject links)) {
      return Optional.empty();
    }
    Matcher cursor = IN_LINK.matcher(links.getString("next", ""));
    return cursor.find()
        ? Optional.of(URLDecoder.decode(cursor.group(1), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** Points a target to a cursor; an empty one is the beginning. */
  static WebTarget at(WebTarget list, String cursor) {
    return cursor.isEmpty()
        ? list
        : list.queryParam("cursor", "{cursor}").resolveTemplate("cursor", cursor);
  }
}
