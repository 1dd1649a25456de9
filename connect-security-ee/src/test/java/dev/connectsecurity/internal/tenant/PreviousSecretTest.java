package dev.connectsecurity.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.NotAuthenticatedException;
import dev.connectsecurity.Product;
import dev.connectsecurity.Reason;
import dev.connectsecurity.Secret;
import dev.connectsecurity.internal.store.CachedHosts;
import dev.connectsecurity.internal.store.Encryption;
import dev.connectsecurity.internal.store.JdbcStore;
import dev.connectsecurity.internal.store.OutsideTransaction;
import dev.connectsecurity.internal.store.Schema;
import dev.connectsecurity.internal.token.CanonicalRequest;
import dev.connectsecurity.internal.token.HostTokenVerifier;
import dev.connectsecurity.internal.token.QueryHashRule;
import dev.connectsecurity.internal.token.TokenPolicy;
import dev.connectsecurity.spi.TokenUse;
import dev.connectsecurity.testing.FixedKey;
import dev.connectsecurity.testing.MovableTime;
import dev.connectsecurity.testing.TokenBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes on one database: for how long a token counts that the former secret has signed. */
final class PreviousSecretTest {
  private static final Duration OVERLAP = Duration.ofMinutes(15);
  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final String FIRST = "the-first-secret-of-tenant-A-long-enough";
  private static final String SECOND = "the-second-secret-of-tenant-A-long-enough";
  private static final String THIRD = "the-third-secret-of-tenant-A-long-enough";
  private static final CanonicalRequest PAGE = CanonicalRequest.of("GET", "/page", null);

  private final MovableTime time = new MovableTime();
  private final HostTokenVerifier verifier =
      new HostTokenVerifier(time, new TokenPolicy(Duration.ofSeconds(30), Duration.ofHours(24)));
  private final AtomicInteger installs = new AtomicInteger();
  private final DataSource database = database();
  private final CachedHosts nodeA = node();
  private final CachedHosts nodeB = node();

  @BeforeEach
  void bothNodesKnowTheFirstSecret() {
    install(FIRST);
    verify(nodeA, FIRST);
    verify(nodeB, FIRST);
  }

  @Test
  void formerSecret_verifiesOnEveryNodeUntilItsTimeIsOver() {
    install(SECOND);

    time.pass(OVERLAP.minus(MILLISECOND));
    assertThat(verify(nodeA, FIRST).host().sharedSecret()).isEqualTo(Secret.of(SECOND));
    assertThat(verify(nodeB, FIRST).host().sharedSecret()).isEqualTo(Secret.of(SECOND));

    time.pass(MILLISECOND);
    assertRefused(nodeA, FIRST);
    assertRefused(nodeB, FIRST);

    time.pass(MILLISECOND);
    assertRefused(nodeA, FIRST);
    assertRefused(nodeB, FIRST);
    assertThat(verify(nodeB, SECOND).host().sharedSecret()).isEqualTo(Secret.of(SECOND));
  }

  @Test
  void formerSecretThatACacheRemembers_endsInTime() {
    install(SECOND);
    verify(nodeB, SECOND);
    time.setClock(OVERLAP.minus(MILLISECOND));
    verify(nodeB, FIRST);

    time.setClock(MILLISECOND);

    assertRefused(nodeB, FIRST);
  }

  @Test
  void secretBeforeTheFormerOne_isRefused() {
    install(SECOND);
    install(THIRD);

    verify(nodeB, THIRD);
    verify(nodeB, SECOND);
    assertRefused(nodeB, FIRST);
  }

  @Test
  void formerSecret_doesNotSignWhatTheGateGivesOut() {
    install(SECOND);

    SignedByTenant signed = verify(nodeA, FIRST);

    assertThat(signed.host().sharedSecret()).isEqualTo(Secret.of(SECOND));
    assertThat(signed.token().issuer()).isEqualTo("A");
  }

  @Test
  void formerSecretOfATenantThatHasGone_isRefused() {
    install(SECOND);
    nodeA.uninstall("A", use());

    assertRefused(nodeA, FIRST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT"})
  void formerSecret_isNoWayRoundOtherChecks(String method) {
    install(SECOND);
    String forAnotherRequest =
        token(FIRST).claim("qsh", CanonicalRequest.of(method, "/page", null).hash()).sign();

    assertThat(refusal(nodeB, forAnotherRequest).reason()).isEqualTo(Reason.QUERY_STRING_HASH);
  }

  @Test
  void strangersSecret_isRefusedLikeBefore() {
    install(SECOND);

    assertRefused(nodeA, THIRD);
    assertRefused(nodeB, THIRD);
  }

  private SignedByTenant verify(CachedHosts node, String secret) {
    String compact = token(secret).claim("qsh", PAGE.hash()).sign();
    return verifyCompact(node, compact);
  }

  private SignedByTenant verifyCompact(CachedHosts node, String compact) {
    return new TenantTokens(node)
        .verify(
            secrets ->
                verifier.verify(compact, secrets, QueryHashRule.computed(PAGE), Set.of("app")),
            new TenantNote());
  }

  private TokenBuilder token(String secret) {
    return TokenBuilder.hs256(secret)
        .claim("iss", "A")
        .issuedAt(time.instant())
        .validFor(Duration.ofMinutes(3));
  }

  private void assertRefused(CachedHosts node, String secret) {
    String compact = token(secret).claim("qsh", PAGE.hash()).sign();
    assertThat(refusal(node, compact).reason()).isEqualTo(Reason.SIGNATURE);
  }

  private NotAuthenticatedException refusal(CachedHosts node, String compact) {
    NotAuthenticatedException[] refusal = new NotAuthenticatedException[1];
    assertThatExceptionOfType(NotAuthenticatedException.class)
        .isThrownBy(() -> verifyCompact(node, compact))
        .satisfies(e -> refusal[0] = e);
    return refusal[0];
  }

  private void install(String secret) {
    AtlassianHost host =
        new AtlassianHost(
            "A",
            Product.JIRA,
            URI.create("https://acme.atlassian.net"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Secret.of(secret),
            Set.of(ConnectScope.READ),
            HostStatus.ENABLED);
    nodeA.install(host, use());
  }

  private TokenUse use() {
    String hash = "%064x".formatted(installs.incrementAndGet());
    return new TokenUse(hash, hash, time.instant(), time.instant().plusSeconds(180));
  }

  private CachedHosts node() {
    JdbcStore store =
        new JdbcStore(
            database, "app", Encryption.by(FixedKey.cipher()), OutsideTransaction.none(), time);
    return new CachedHosts(store.hosts(OVERLAP), Duration.ofSeconds(30), 100, time, time);
  }

  private static DataSource database() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    h2.setUser("sa");
    Schema.of(h2).create();
    return h2;
  }
}
