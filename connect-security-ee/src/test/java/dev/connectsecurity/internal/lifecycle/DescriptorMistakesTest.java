package dev.connectsecurity.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in the application's part of the descriptor, and the sentences that tell them. */
final class DescriptorMistakesTest {
  private static final String KEY = "com.example.app";
  private static final URI BASE_URL = URI.create("https://app.example/app");
  private static final Map<String, String> CONFIG = Map.of("app.name", "Notes", "app.page", "page");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':|1|9",
        "{'name':'N'} x|1|14",
        "{'name':'N'}{}|1|13",
        "nonsense|1|2",
      })
  void brokenJson_isToldWithItsPlace(String text, int line, int column) {
    assertThat(problems(text))
        .containsExactly(
            "atlassian-connect.json is not JSON: it cannot be read at line %d, column %d."
                .formatted(line, column));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void emptyText_isTold(String text) {
    assertThat(problems(text))
        .containsExactly("atlassian-connect.json is empty. Write at least: {\"name\": \"My app\"}");
  }

  @Test
  void brokenJsonOnALaterLine_isToldWithLineAndColumn() {
    assertThat(problems("{\n  'name': 'N',\n  'a': ,\n}"))
        .containsExactly(
            "atlassian-connect.json is not JSON: it cannot be read at line 3, column 8.");
  }

  @ParameterizedTest
  @CsvSource({"[],an array", "null,null", "3,number", "'''x''',string"})
  void jsonThatIsNoObject_isTold(String text, String kind) {
    assertThat(problems(text))
        .containsExactly(
            "atlassian-connect.json must hold one JSON object, but holds " + kind + ".");
  }

  @Test
  void memberNamedTwice_isTold() {
    assertThat(problems("{'name':'N',\n'name':'M'}"))
        .containsExactly(
            "atlassian-connect.json names a member twice, at line 2, column 7. Remove one of both.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'name':''}", "{'name':' '}", "{'name':3}"})
  void missingName_isTold(String text) {
    assertThat(problems(text))
        .containsExactly("atlassian-connect.json has no \"name\". Add: \"name\": \"My app\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'key':'other'|key|'other'|'com.example.app'",
        "'key':7|key|7|'com.example.app'",
        "'baseUrl':'https://x.example'|baseUrl|'https://x.example'|'https://app.example/app'",
        "'authentication':{'type':'none'}|authentication.type|'none'|'jwt'",
        "'authentication':'jwt'|authentication|'jwt'|{'type':'jwt'}",
        "'lifecycle':{'enabled':'/on'}|lifecycle.enabled|'/on'|'/lifecycle/enabled'",
        "'apiMigrations':{'signed-install':false}|apiMigrations.signed-install|false|true",
        "'apiMigrations':{'gdpr':false}|apiMigrations.gdpr|false|true",
      })
  void memberUnlikeTheLibrarys_isToldWithBothValues(
      String member, String path, String theirs, String own) {
    assertThat(problems("{'name':'N'," + member + "}"))
        .containsExactly(
            quoted(
                "atlassian-connect.json sets '"
                    + path
                    + "' to "
                    + theirs
                    + ", but the library sets it to "
                    + own
                    + ". Leave it out of atlassian-connect.json."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "'1'", "null"})
  void apiVersionThatIsNoPositiveNumber_isTold(String version) {
    assertThat(problems("{'name':'N','apiVersion':" + version + "}"))
        .containsExactly(
            quoted(
                "atlassian-connect.json sets 'apiVersion' to "
                    + version
                    + "; it is a whole number, 1 or more."));
  }

  @Test
  void migrationThatIsNotBoolean_isTold() {
    assertThat(problems("{'name':'N','apiMigrations':{'context-qsh':'yes'}}"))
        .containsExactly(
            quoted(
                "atlassian-connect.json sets 'apiMigrations.context-qsh' to 'yes'; it is true or"
                    + " false."));
  }

  @ParameterizedTest
  @CsvSource({
    "REED, READ",
    "wirte, WRITE",
    "ACT-AS-USER, ACT_AS_USER",
    "Read, READ",
    "SITE_ADMIN, SPACE_ADMIN",
    "EMAIL_ADDRESSES, ACCESS_EMAIL_ADDRESSES"
  })
  void unknownScope_isToldWithTheNearest(String text, String nearest) {
    assertThat(problems("{'name':'N','scopes':['ADMIN','" + text + "']}"))
        .containsExactly(
            "atlassian-connect.json asks for the scope \"%s\", which does not exist. The nearest one is \"%s\"."
                .formatted(text, nearest));
  }

  @Test
  void scopesInTwoCases_areTold() {
    assertThat(problems("{'name':'N','scopes':['READ','write']}"))
        .containsExactly(
            "atlassian-connect.json mixes lower and upper case in \"scopes\": \"write\", \"READ\"."
                + " Write all in one case.");
  }

  @Test
  void scopesThatAreNoArrayOfNames_areTold() {
    assertThat(problems("{'name':'N','scopes':'READ'}"))
        .containsExactly("atlassian-connect.json must hold \"scopes\" as an array of names.");
    assertThat(problems("{'name':'N','scopes':[3]}")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/page",
        "https://app.example/application",
        "//evil.example",
        "javascript:x",
      })
  void moduleUrlToElsewhere_isTold(String url) {
    assertThat(problems("{'name':'N','modules':{'generalPages':[{'url':'" + url + "'}]}}"))
        .containsExactly(
            quoted(
                "atlassian-connect.json has the URL '"
                    + url
                    + "' in 'modules.generalPages', which is not below https://app.example/app."
                    + " Write it as a path."));
  }

  @Test
  void placeholderWithoutValue_isToldByName() {
    assertThat(problems("{'name':'${app.nme}'}"))
        .startsWith(
            "atlassian-connect.json has the placeholder ${app.nme}, but app.nme is not configured."
                + " Add it: app.nme=…");
    assertThat(problems("{'name':'a ${app.name'}"))
        .containsExactly(
            quoted(
                "atlassian-connect.json opens a placeholder that does not end: 'a ${app.name'."));
  }

  @Test
  void keyOf64Characters_isAcceptedAndOneMore_isTold() {
    String longest = "k".repeat(64);

    assertThat(problems(longest, "{'name':'N'}")).isEmpty();
    assertThat(problems(longest + "k", "{'name':'N'}"))
        .containsExactly(
            "The app key \"%sk\" has 65 characters; 1 to 64 are allowed.".formatted(longest));
    assertThat(problems("", "{'name':'N'}"))
        .containsExactly("The app key \"\" has 0 characters; 1 to 64 are allowed.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "a\"b", "ä", "a:b"})
  void keyWithOtherCharacters_isTold(String key) {
    assertThat(problems(key, "{'name':'N'}"))
        .containsExactly(
            "The app key \"%s\" may hold only letters, digits, dots, underscores and hyphens, for example com.example.my-app."
                .formatted(key));
  }

  @Test
  void severalMistakes_areToldAtOnce() {
    String text = "{'scopes':['REED'],'apiVersion':0,'key':'k'}";

    assertThat(problems(text)).hasSize(4);
    assertThat(catchThrowableOfType(InvalidDescriptorException.class, () -> build(text)))
        .hasMessage(String.join("\n", problems(text)));
  }

  private static Descriptor build(String text) {
    return Descriptor.build(KEY, BASE_URL, quoted(text), DescriptorMistakesTest::config);
  }

  private static Optional<String> config(String key) {
    return Optional.ofNullable(CONFIG.get(key));
  }

  private static List<String> problems(String text) {
    return problems(KEY, text);
  }

  private static List<String> problems(String key, String text) {
    try {
      Descriptor.build(key, BASE_URL, quoted(text), DescriptorMistakesTest::config);
      return List.of();
    } catch (InvalidDescriptorException e) {
      return e.problems();
    }
  }

  /** Spares the escapes: an apostrophe stands for a quotation mark. */
  private static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
