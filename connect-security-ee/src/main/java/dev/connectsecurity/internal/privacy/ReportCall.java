package dev.connectsecurity.internal.privacy;

import dev.connectsecurity.AccountClosed;
import dev.connectsecurity.AccountUpdated;
import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.internal.privacy.ReportAnswer.Change;
import dev.connectsecurity.spi.AccountIds.Stored;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reports accounts to a tenant's product, as the app.
 *
 * @param client calls the product
 * @param host the tenant
 */
record ReportCall(AtlassianClient client, AtlassianHost host) {

  /** How many accounts a report may have. */
  static final int MOST = 90;

  private static final String PATH = "rest/atlassian-connect/latest/report-accounts";

  /**
   * Sends one report.
   *
   * @param accounts at most {@link #MOST}, each once, each {@link Reportable}
   * @param now from when {@code Retry-After} counts
   */
  ReportAnswer send(List<Stored> accounts, Instant now) {
    try (Response response =
        client
            .asApp(host)
            .path(PATH)
            .request(MediaType.APPLICATION_JSON_TYPE)
            .post(Entity.json(report(accounts)))) {
      return switch (response.getStatus()) {
        case 204 -> new ReportAnswer.Taken(List.of(), ReportHeaders.cycle(response));
        case 200 ->
            new ReportAnswer.Taken(changes(response, accounts), ReportHeaders.cycle(response));
        case 429, 503 -> new ReportAnswer.Later(ReportHeaders.retryAt(response, now));
        default -> new ReportAnswer.Refused("status " + response.getStatus());
      };
    } catch (RuntimeException unanswered) {
      // Not sent, no answer, or none that can be read: all to be tried again.
      return new ReportAnswer.Refused(unanswered.toString());
    }
  }

  private static String report(List<Stored> accounts) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (Stored account : accounts) {
      array.add(
          Json.createObjectBuilder()
              .add("accountId", account.accountId())
              .add("updatedAt", account.updatedAt().truncatedTo(ChronoUnit.MILLIS).toString()));
    }
    return Json.createObjectBuilder().add("accounts", array).build().toString();
  }

  private List<Change> changes(Response response, List<Stored> reported) {
    Set<String> asked = reported.stream().map(Stored::accountId).collect(Collectors.toSet());
    try (JsonReader reader = Json.createReader(response.readEntity(InputStream.class))) {
      if (!(reader.readObject().get("accounts") instanceof JsonArray accounts)) {
        throw new JsonException("the answer has no accounts");
      }
      return accounts.stream()
          .filter(JsonObject.class::isInstance)
          .flatMap(account -> change(account.asJsonObject()))
          // Nobody is erased whom this report did not name.
          .filter(change -> asked.contains(change.accountId()))
          .toList();
    }
  }

  private Stream<Change> change(JsonObject account) {
    String id = account.getString("accountId", "");
    return switch (account.getString("status", "")) {
      case "closed" -> Stream.of(new Change(id, new AccountClosed(id, host.clientKey())));
      case "updated" -> Stream.of(new Change(id, new AccountUpdated(id, host.clientKey())));
      default -> Stream.empty();
    };
  }
}
