package dev.connectsecurity.samples.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** What a site answers to an app that reports whose personal data it stores. */
public final class AccountReports {

  static final String PATH = "/rest/atlassian-connect/latest/report-accounts";

  private static final int MOST = 90;
  private static final Pattern ACCOUNT_ID = Pattern.compile("[A-Za-z0-9:-]{1,128}");

  private final Map<String, String> marked = new ConcurrentHashMap<>();
  private final List<List<String>> reports = new CopyOnWriteArrayList<>();
  private final AtomicReference<String> cyclePeriod = new AtomicReference<>("P7D");

  AccountReports() {}

  /** Marks an account as closed. */
  public void close(String accountId) {
    marked.put(accountId, "closed");
  }

  /** Marks an account whose personal data have changed. */
  public void update(String accountId) {
    marked.put(accountId, "updated");
  }

  /** Sets how long an app shall wait before it reports an account again. */
  public void cyclePeriod(Duration period) {
    cyclePeriod.set(period.toString());
  }

  /** Gives the account ids of all reports that were taken, one list each. */
  public List<List<String>> received() {
    return List.copyOf(reports);
  }

  Response answer(RestRoute.Call call) {
    if (!(RestResources.json(call) instanceof JsonObject report)
        || !(report.get("accounts") instanceof JsonArray accounts)
        || accounts.isEmpty()
        || accounts.size() > MOST) {
      return Response.error(400, "a report has 1 to " + MOST + " accounts");
    }
    if (!accounts.stream().allMatch(AccountReports::isAccount)) {
      return Response.error(400, "an account has an accountId and an updatedAt of RFC 3339");
    }
    List<String> ids =
        accounts.stream().map(a -> Descriptor.text(a.asJsonObject(), "accountId")).toList();
    reports.add(ids);
    return answer(ids).with("cycle-period", cyclePeriod.get());
  }

  private Response answer(List<String> ids) {
    JsonArrayBuilder affected = Json.createArrayBuilder();
    List<String> known = ids.stream().filter(marked::containsKey).toList();
    known.forEach(
        id ->
            affected.add(
                Json.createObjectBuilder().add("accountId", id).add("status", marked.get(id))));
    return known.isEmpty()
        ? Response.empty(204)
        : Response.json(200, Json.createObjectBuilder().add("accounts", affected).build());
  }

  private static boolean isAccount(JsonValue value) {
    if (!(value instanceof JsonObject account)) {
      return false;
    }
    String id = Descriptor.text(account, "accountId");
    return ACCOUNT_ID.matcher(id).matches()
        && !id.equals("unknown")
        && isTime(Descriptor.text(account, "updatedAt"));
  }

  private static boolean isTime(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
