package dev.connectsecurity.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.ConnectScope;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DescriptorTest {
  private static final String KEY = "com.example.app";
  private static final URI BASE_URL = URI.create("https://app.example/app");
  private static final Map<String, String> CONFIG = Map.of("app.name", "Notes", "app.page", "page");

  @Test
  void libraryPart_standsBesideTheApplicationsPart() {
    assertThat(json("{'name':'Notes','vendor':{'name':'V'},'modules':{},'x':[1,null]}"))
        .isEqualTo(
            object(
                "{'key':'com.example.app','baseUrl':'https://app.example/app','name':'Notes',"
                    + "'vendor':{'name':'V'},'modules':{},'x':[1,null],"
                    + "'authentication':{'type':'jwt'},"
                    + "'lifecycle':{'installed':'/lifecycle/installed',"
                    + "'uninstalled':'/lifecycle/uninstalled','enabled':'/lifecycle/enabled',"
                    + "'disabled':'/lifecycle/disabled'},"
                    + "'apiMigrations':{'signed-install':true,'gdpr':true},'apiVersion':1}"));
  }

  @Test
  void memberEqualToTheLibrarys_isHarmless() {
    JsonObject json =
        json(
            "{'name':'N','key':'com.example.app','baseUrl':'https://app.example/app',"
                + "'authentication':{'type':'jwt'},'apiMigrations':{'gdpr':true},"
                + "'lifecycle':{'installed':'/lifecycle/installed','dare-migration':'/dare'}}");

    assertThat(json.getJsonObject("lifecycle").getString("dare-migration")).isEqualTo("/dare");
    assertThat(json.getJsonObject("lifecycle")).hasSize(5);
  }

  @Test
  void apiVersionAndOtherMigrations_areTheApplications() {
    JsonObject json =
        json("{'name':'N','apiVersion':7,'apiMigrations':{'context-qsh':true,'later':false}}");

    assertThat(json.getInt("apiVersion")).isEqualTo(7);
    assertThat(json.getJsonObject("apiMigrations"))
        .isEqualTo(object("{'context-qsh':true,'later':false,'signed-install':true,'gdpr':true}"));
  }

  @Test
  void placeholder_becomesTheConfiguredValue() {
    JsonObject json =
        json(
            "{'name':'${app.name}!','a':['${app.name}-${app.page}',2,{'b':'{issue.key}$'}],"
                + "'modules':{'generalPages':[{'url':'/${app.page}?k={issue.key}'}]}}");

    assertThat(json.getString("name")).isEqualTo("Notes!");
    assertThat(json.getJsonArray("a"))
        .isEqualTo(
            Json.createArrayBuilder(List.of("Notes-page", 2))
                .add(object("{'b':'{issue.key}$'}"))
                .build());
    assertThat(build("{'name':'N','modules':{'p':{'url':'/${app.page}'}}}").moduleUrls())
        .containsExactly("/page");
  }

  @Test
  void declaredScopes_areReadInEitherCase() {
    assertThat(build("{'name':'N','scopes':['READ','ACT_AS_USER']}").scopes())
        .containsExactlyInAnyOrder(ConnectScope.READ, ConnectScope.ACT_AS_USER);
    assertThat(build("{'name':'N','scopes':['read','admin']}").scopes())
        .containsExactlyInAnyOrder(ConnectScope.READ, ConnectScope.ADMIN);
    assertThat(build("{'name':'N'}").scopes()).isEmpty();
  }

  @Test
  void moduleUrls_arePathsOfWhatAtlassianOpens() {
    Descriptor descriptor =
        build(
            "{'name':'N','vendor':{'url':'https://vendor.example'},'modules':{"
                + "'generalPages':[{'url':'/page?a={b:c}','icon':{'url':'https://cdn.example/i'}},"
                + "{'url':'page'},{'url':'https://app.example/app/other#x'}],"
                + "'adminPage':{'key':'k','url':'/admin/{project.id}'},"
                + "'dynamicContentMacros':[{'url':'/macro','editor':{'url':'/editor'},"
                + "'documentation':{'url':'https://docs.example'}}],"
                + "'webItems':[{'url':'https://elsewhere.example'},"
                + "{'url':'/browse/X','context':'product'},"
                + "{'url':'/item','context':'addon'},{'target':{'type':'page'}}],"
                + "'webhooks':[{'event':'e','url':'https://app.example/app'}]}}");

    assertThat(descriptor.moduleUrls())
        .containsExactly(
            "/page", "/other", "/admin/{project.id}", "/macro", "/editor", "/item", "/");
  }

  @Test
  void scopesThatAreLeftOpen_canBeFilledIn() {
    Descriptor open = build("{'name':'N','modules':{'a':[{'url':'/page'}]}}");

    Descriptor filled =
        open.withScopes(Set.of(ConnectScope.ACT_AS_USER, ConnectScope.WRITE, ConnectScope.READ));

    assertThat(open.declaresScopes()).isFalse();
    assertThat(new String(open.json(), StandardCharsets.UTF_8)).doesNotContain("scopes");
    assertThat(filled.declaresScopes()).isTrue();
    assertThat(filled.scopes())
        .containsExactlyInAnyOrder(ConnectScope.READ, ConnectScope.WRITE, ConnectScope.ACT_AS_USER);
    assertThat(new String(filled.json(), StandardCharsets.UTF_8))
        .contains("\"scopes\":[\"READ\",\"WRITE\",\"ACT_AS_USER\"]")
        .contains("\"key\":\"com.example.app\"");
    assertThat(filled.moduleUrls()).isEqualTo(open.moduleUrls());
  }

  @Test
  void emptyScopes_areDeclared() {
    assertThat(build("{'name':'N','scopes':[]}").declaresScopes()).isTrue();
  }

  @Test
  void cacheableModule_isOpenedWithoutATokenAndLeftOut() {
    assertThat(
            build(
                    "{'name':'N','modules':{'generalPages':[{'url':'/a','cacheable':true},"
                        + "{'url':'/b','cacheable':false}],'jiraBackgroundScripts':'odd'}}")
                .moduleUrls())
        .containsExactly("/b");
    assertThat(build("{'name':'N','modules':[]}").moduleUrls()).isEmpty();
  }

  private static Descriptor build(String text) {
    return Descriptor.build(KEY, BASE_URL, quoted(text), DescriptorTest::config);
  }

  private static Optional<String> config(String key) {
    return Optional.ofNullable(CONFIG.get(key));
  }

  private static JsonObject json(String text) {
    return Json.createReader(new ByteArrayInputStream(build(text).json())).readObject();
  }

  private static JsonObject object(String text) {
    return Json.createReader(new StringReader(quoted(text))).readObject();
  }

  /** Spares the escapes: an apostrophe stands for a quotation mark. */
  private static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
