package dev.connectsecurity.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AccountClosed;
import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.spi.AccountIds;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.Change;
import dev.connectsecurity.spi.Installation;
import dev.connectsecurity.spi.TokenUse;
import dev.connectsecurity.testing.FakeProduct;
import dev.connectsecurity.testing.FakeScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole applications that store personal data and say so. */
final class PrivacyDeploymentTest {
  private static final String SCHEDULER = "java:comp/DefaultManagedScheduledExecutorService";
  private static final String REPORT = "POST /rest/atlassian-connect/latest/report-accounts";
  private static final AtomicReference<AtlassianHost> TENANT = new AtomicReference<>();

  private final FakeProduct jira = new FakeProduct(Product.JIRA);
  private final FakeScheduler server = new FakeScheduler();
  private final AppFolder files;

  PrivacyDeploymentTest(@TempDir Path folder) {
    files = new AppFolder(folder);
  }

  @BeforeEach
  void bind() {
    files.config().descriptor(AppFolder.PAGE_ONLY);
    TENANT.set(jira.host("A", HostStatus.ENABLED));
    Jndi.bind(SCHEDULER, server);
  }

  @AfterEach
  void close() {
    Jndi.unbind(SCHEDULER);
    server.shutdownNow();
    jira.close();
  }

  @Test
  void accounts_areReportedByTheServersSchedulerAsLongAsTheApplicationLives() {
    jira.on("*", 200, "{'accounts':[{'accountId':'gone','status':'closed'}]}");

    new WeldApp(files, Accounts.class, Listed.class)
        .deployed(
            app -> {
              app.select(House.class).get();
              server.runAll();
              assertThat(jira.calls())
                  .singleElement()
                  .asString()
                  .startsWith(REPORT)
                  .contains("\"accountId\":\"gone\"");
              Accounts accounts = app.select(Accounts.class).get();
              assertThat(accounts.closed()).containsExactly(new AccountClosed("gone", "A"));
              assertThat(accounts.settled()).containsExactly("gone");
              assertThat(server.isIdle()).isFalse();
              return null;
            });
    assertThat(server.isIdle()).isTrue();
  }

  @Test
  void serverWithoutAScheduler_isNotNeeded() {
    Jndi.bind(SCHEDULER, "something else");

    new WeldApp(files, Accounts.class, Listed.class)
        .deployed(app -> assertThat(app.select(House.class).get()).isNotNull());
    assertThat(server.isIdle()).isTrue();
  }

  @Test
  void applicationThatTellsOfNoAccounts_hasNothingReported() {
    new WeldApp(files, Listed.class)
        .deployed(
            app -> {
              app.select(House.class).get();
              server.runAll();
              return null;
            });

    assertThat(jira.calls()).isEmpty();
  }

  @Test
  void applicationWithoutConnect_isToldThatNobodyCanBeReported(@TempDir Path other) {
    AppFolder without = new AppFolder(other).onlyConfig(Configs.apiToken());
    try (LogCapture log = new LogCapture(PrivacyDesk.class)) {
      new WeldApp(without, Accounts.class)
          .deployed(app -> assertThat(app.select(House.class).get()).isNotNull());

      assertThat(log.warnings())
          .containsExactly(
              "CSE-026 the application has a bean of type AccountIds, but without"
                  + " atlassian.connect.app-key no account can be reported. Remove it, or add:"
                  + " atlassian.connect.app-key=com.example.hello");
    }
    assertThat(server.isIdle()).isTrue();
  }

  /** One account that is due until it is reported. */
  @ApplicationScoped
  static class Accounts implements AccountIds {
    private final List<AccountClosed> closed = new ArrayList<>();
    private final List<String> settled = new ArrayList<>();

    @Override
    public List<Stored> due(AtlassianHost host, Instant notSince, int limit) {
      return settled.isEmpty()
          ? List.of(new Stored("gone", Instant.parse("2026-11-01T08:30:00Z")))
          : List.of();
    }

    @Override
    public void reported(AtlassianHost host, List<String> accountIds, Instant at) {
      settled.addAll(accountIds);
    }

    void see(@Observes AccountClosed event) {
      closed.add(event);
    }

    List<AccountClosed> closed() {
      return closed;
    }

    List<String> settled() {
      return settled;
    }
  }

  /** A store with one tenant. */
  @ApplicationScoped
  static class Listed implements AtlassianHosts {

    @Override
    public Optional<AtlassianHost> find(String clientKey) {
      return Optional.of(TENANT.get());
    }

    @Override
    public List<AtlassianHost> list(String after, int limit) {
      return after.isEmpty() ? List.of(TENANT.get()) : List.of();
    }

    @Override
    public Installation install(AtlassianHost host, TokenUse token) {
      return Installation.of(Change.NOTHING);
    }

    @Override
    public Change uninstall(String clientKey, TokenUse token) {
      return Change.NOTHING;
    }

    @Override
    public Change setEnabled(String clientKey, boolean enabled) {
      return Change.NOTHING;
    }
  }
}
