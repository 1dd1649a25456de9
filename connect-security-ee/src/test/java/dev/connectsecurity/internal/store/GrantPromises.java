package dev.connectsecurity.internal.store;

import static dev.connectsecurity.internal.store.Grants.bareGrant;
import static dev.connectsecurity.internal.store.Grants.browser;
import static dev.connectsecurity.internal.store.Grants.grant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises about adding, finding and forgetting grants. */
interface GrantPromises extends GrantsUnderTest {

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "", " g", "g\0"})
  default void unknownGrant_isNotThere(String id) {
    add(grant("g"));

    assertThat(grants().find(id)).isEmpty();
    assertThat(grants().findByBrowser(id)).isEmpty();
    assertThat(grants().forget(id)).isFalse();
    assertThat(grants().change(id, Grants::next)).isEmpty();
  }

  @Test
  default void addedGrant_isFoundWhole() {
    add(grant("g"));
    add(bareGrant("h"));

    assertThat(grants().find("g")).contains(grant("g"));
    assertThat(grants().find("h")).contains(bareGrant("h"));
  }

  @Test
  default void addedGrant_isFoundByItsBrowserOnly() {
    grants().add(grant("g"), browser("alice"));
    grants().add(grant("h"), browser("bob"));

    assertThat(grants().findByBrowser(browser("alice"))).contains(grant("g"));
    assertThat(grants().findByBrowser(browser("bob"))).contains(grant("h"));
    assertThat(grants().findByBrowser(browser("carol"))).isEmpty();
    assertThat(grants().findByBrowser("g")).isEmpty();
  }

  @Test
  default void knownIdOrBrowser_isRefusedAndChangesNothing() {
    grants().add(grant("g"), browser("alice"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> grants().add(bareGrant("g"), browser("bob")))
        .withMessage("id and browserHash must be new");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grants().add(bareGrant("h"), browser("alice")));

    assertThat(grants().find("g")).contains(grant("g"));
    assertThat(grants().findByBrowser(browser("alice"))).contains(grant("g"));
    assertThat(grants().findByBrowser(browser("bob"))).isEmpty();
  }

  @Test
  default void forgottenGrant_isGoneForItsBrowserToo() {
    grants().add(grant("g"), browser("alice"));
    add(grant("h"));

    assertThat(grants().forget("g")).isTrue();

    assertThat(grants().find("g")).isEmpty();
    assertThat(grants().findByBrowser(browser("alice"))).isEmpty();
    assertThat(grants().forget("g")).isFalse();
    assertThat(grants().find("h")).isPresent();
    grants().add(grant("g"), browser("alice"));
    assertThat(grants().find("g")).isPresent();
  }

  @Test
  default void idsThatDifferInCase_areDifferentGrants() {
    add(grant("g"));
    add(grant("G"));

    assertThat(grants().find("g")).contains(grant("g"));
    assertThat(grants().find("G")).contains(grant("G"));
  }

  @Test
  default void twentyThatAddOneIdAtOnce_areOneThatDoes() throws Exception {
    List<Optional<String>> failures = AtOnce.run(20, i -> adding("g", "browser " + i));

    assertThat(Collections.frequency(failures, Optional.empty())).isEqualTo(1);
    assertThat(failures)
        .filteredOn(Optional::isPresent)
        .containsOnly(Optional.of("id and browserHash must be new"));
    assertThat(grants().find("g")).contains(grant("g"));
  }

  private Optional<String> adding(String id, String browser) {
    try {
      grants().add(grant(id), browser(browser));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }
}
