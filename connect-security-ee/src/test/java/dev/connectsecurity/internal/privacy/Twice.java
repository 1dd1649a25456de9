package dev.connectsecurity.internal.privacy;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.spi.AccountIds;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Gives every account twice, as a careless join does. */
record Twice(AccountIds ids) implements AccountIds {

  @Override
  public List<Stored> due(AtlassianHost host, Instant notSince, int limit) {
    List<Stored> due = ids.due(host, notSince, limit);
    return Stream.concat(due.stream(), due.stream()).toList();
  }

  @Override
  public void reported(AtlassianHost host, List<String> accountIds, Instant at) {
    ids.reported(host, accountIds, at);
  }
}
