package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.token.DecodedToken;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One exchange on the wire, without secrets and signatures.
 *
 * @param from who asked
 * @param to who was asked
 * @param method the HTTP method
 * @param url the URL, the signature cut out of its token
 * @param token the decoded token, if there was one
 * @param status the HTTP status; 0 when there was no answer
 * @param verdict how it ended
 * @param note a few words for people
 */
public record Exchange(
    String from,
    String to,
    String method,
    String url,
    Optional<DecodedToken> token,
    int status,
    Verdict verdict,
    String note) {

  private static final Pattern TOKEN_IN_URL =
      Pattern.compile("([?&]jwt=)([^&.]*\\.[^&.]*)\\.[^&]*");

  static Exchange of(String from, String to, String method, String url) {
    Matcher inUrl = TOKEN_IN_URL.matcher(url);
    Optional<DecodedToken> token =
        inUrl.find() ? decode(inUrl.group().substring(inUrl.group(1).length())) : Optional.empty();
    String shown = inUrl.replaceAll("$1$2.(cut)");
    return new Exchange(from, to, method, shown, token, 0, Verdict.FAILED, "");
  }

  Exchange withToken(String compact) {
    return new Exchange(from, to, method, url, decode(compact), status, verdict, note);
  }

  Exchange answered(int newStatus, String newNote) {
    return ended(newStatus, Verdict.of(newStatus), newNote);
  }

  Exchange ended(int newStatus, Verdict newVerdict, String newNote) {
    return new Exchange(from, to, method, url, token, newStatus, newVerdict, newNote);
  }

  JsonObject toJson() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("from", from)
            .add("to", to)
            .add("method", method)
            .add("url", url)
            .add("status", status)
            .add("verdict", verdict.name())
            .add("note", note);
    token.ifPresent(t -> json.add("header", t.header()).add("payload", t.payload()));
    return json.build();
  }

  private static Optional<DecodedToken> decode(String compact) {
    // what the log does not hold cannot be shown: the signature is dropped here, not on the page
    return DecodedToken.of(compact).map(t -> new DecodedToken(t.header(), t.payload(), "", ""));
  }
}
