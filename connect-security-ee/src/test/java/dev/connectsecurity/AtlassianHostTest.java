package dev.connectsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AtlassianHostTest {
  private static final Object[] COMPONENTS = {
    "tenant-1",
    Product.CONFLUENCE,
    URI.create("https://acme.atlassian.net/wiki"),
    Optional.of(URI.create("https://wiki.acme.example")),
    Optional.of(URI.create("https://help.acme.example")),
    Optional.of("cloud-1"),
    Optional.of("client-1"),
    HostAuthentication.OAUTH2,
    Secret.of("secret"),
    Set.of(ConnectScope.WRITE),
    HostStatus.ENABLED
  };

  @ParameterizedTest
  @CsvSource({
    "0, clientKey",
    "1, product",
    "2, baseUrl",
    "3, displayUrl",
    "4, helpCenterUrl",
    "5, cloudId",
    "6, oauthClientId",
    "7, authentication",
    "8, sharedSecret",
    "10, status"
  })
  void componentThatIsNull_isNamed(int index, String name) {
    assertThatNullPointerException()
        .isThrownBy(() -> make(componentsWith(index, null)))
        .withMessage(name);
  }

  @Test
  void scopesThatAreNull_areRefused() {
    assertThatNullPointerException().isThrownBy(() -> make(componentsWith(9, null)));
  }

  @Test
  void scopes_areCopied() throws Exception {
    Set<ConnectScope> mutable = EnumSet.of(ConnectScope.READ);
    AtlassianHost host = make(componentsWith(9, mutable));

    mutable.add(ConnectScope.ADMIN);

    assertThat(host.scopes()).containsExactly(ConnectScope.READ);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> host.scopes().add(ConnectScope.ADMIN));
  }

  @Test
  void withStatus_changesNothingElse() throws Exception {
    AtlassianHost host = make(COMPONENTS);

    assertThat(host.withStatus(HostStatus.UNINSTALLED))
        .isEqualTo(make(componentsWith(10, HostStatus.UNINSTALLED)));
    assertThat(host.status()).isEqualTo(HostStatus.ENABLED);
    assertThat(host.withStatus(HostStatus.ENABLED)).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource({"JIRA, PROJECT_ADMIN, SPACE_ADMIN", "CONFLUENCE, SPACE_ADMIN, PROJECT_ADMIN"})
  void grantedScopes_followTheProductsTable(
      Product product, ConnectScope implied, ConnectScope foreign) throws Exception {
    Object[] components = componentsWith(9, Set.of(ConnectScope.ADMIN));
    components[1] = product;

    assertThat(make(components).grantedScopes())
        .contains(ConnectScope.ADMIN, implied, ConnectScope.NONE)
        .doesNotContain(foreign, ConnectScope.ACT_AS_USER);
  }

  private static Object[] componentsWith(int index, Object value) {
    Object[] components = COMPONENTS.clone();
    components[index] = value;
    return components;
  }

  @Test
  void authenticationThatIsNotNamed_isByJwt() {
    AtlassianHost host =
        new AtlassianHost(
            "tenant-1",
            Product.JIRA,
            URI.create("https://acme.atlassian.net"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Secret.of("secret"),
            Set.of(),
            HostStatus.ENABLED);

    assertThat(host.authentication()).isEqualTo(HostAuthentication.JWT);
  }

  private static AtlassianHost make(Object[] components) throws Exception {
    Class<?>[] types =
        Arrays.stream(AtlassianHost.class.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Constructor<AtlassianHost> constructor = AtlassianHost.class.getConstructor(types);
    try {
      return constructor.newInstance(components);
    } catch (InvocationTargetException refused) {
      throw (RuntimeException) refused.getCause();
    }
  }
}
