package dev.connectsecurity.it.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Forge;
import java.util.Base64;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Tokens that a line of text can describe: the peers' table and two blocks of the corpus. */
interface TokenTables extends Promise {

  @ParameterizedTest(name = "row {0}: {1}")
  @CsvFileSource(resources = "/peers-tokens.csv", delimiter = '|', quoteCharacter = '`')
  default void tokenOfThePeersTable_isAnsweredAsInOurColumn(
      int row,
      String words,
      String target,
      String header,
      String claims,
      String key,
      String carrier,
      int status,
      String reason) {
    judge(target, new Forge.Row(header, claims, key), carrier, status, reason);
  }

  @ParameterizedTest(name = "row {0}: {1}")
  @CsvFileSource(resources = "/attacks-a-signatures.csv", delimiter = '|', quoteCharacter = '`')
  default void headerOrSignatureThatIsWrong_isRefused(
      int row,
      String words,
      String target,
      String header,
      String claims,
      String key,
      String carrier,
      int status,
      String reason) {
    judge(target, new Forge.Row(header, claims, key), carrier, status, reason);
  }

  @ParameterizedTest(name = "row {0}: {1}")
  @CsvFileSource(resources = "/attacks-b-claims.csv", delimiter = '|', quoteCharacter = '`')
  default void claims_areJudged(
      int row,
      String words,
      String target,
      String header,
      String claims,
      String key,
      String carrier,
      int status,
      String reason) {
    judge(target, new Forge.Row(header, claims, key), carrier, status, reason);
  }

  private void judge(String target, Forge.Row row, String carrier, int status, String reason) {
    String token = forge().token(row, "GET", target);
    gate().answers(status, reason, carried(target, token, carrier));
  }

  private Supplier<Answer> carried(String target, String token, String carrier) {
    return switch (carrier) {
      case "header" -> get(target, token);
      case "lower case" -> () -> gate().http().get(target, "Authorization: jwt " + token);
      case "query" -> () -> gate().http().get(target + "?jwt=" + token);
      case "nowhere" -> () -> gate().http().get(target);
      case "changed" -> get(target, changed(token));
      case "garbage" -> get(target, "no.token.atall");
      default -> throw new IllegalArgumentException(carrier);
    };
  }

  private static String changed(String token) {
    String[] parts = token.split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
    byte[] others = claims.replace("\"alice\"", "\"admin\"").getBytes(UTF_8);
    return parts[0]
        + '.'
        + Base64.getUrlEncoder().withoutPadding().encodeToString(others)
        + '.'
        + parts[2];
  }
}
