package dev.connectsecurity.it.payara;

import dev.connectsecurity.it.payara.mistakes.HalfServlet;
import dev.connectsecurity.it.payara.mistakes.NoBean;
import dev.connectsecurity.it.payara.mistakes.PrivateMethod;
import dev.connectsecurity.it.payara.mistakes.StaticMethod;
import dev.connectsecurity.it.payara.mistakes.TakenPath;
import dev.connectsecurity.it.payara.mistakes.Undeclared;
import dev.connectsecurity.it.support.War;
import java.util.Locale;
import java.util.Optional;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A WAR with one mistake, and the complete sentence that tells of it. */
enum Mistake {
  NO_APP_KEY(
      config().replace("atlassian.connect.app-key=", "another.key="),
      descriptor(),
      "CSE-001 atlassian.connect.app-key (key of the app, the same for every tenant) is not set,"
          + " but META-INF/atlassian-connect.json is in the application. Looked in the system"
          + " properties, the environment variable ATLASSIAN_CONNECT_APP_KEY"
          + " and META-INF/microprofile-config.properties. Add:"
          + " atlassian.connect.app-key=com.example.hello"),
  NOTHING_AT_ALL(
      "",
      null,
      "CSE-001 atlassian.connect.app-key (key of the app, the same for every tenant) is not set, nor"
          + " is what an application without Connect needs: atlassian.oauth.client-id,"
          + " atlassian.api-token.token or atlassian.service-account.client-id. Looked in"),
  HALF_AN_OAUTH_APP(
      config("atlassian.oauth.client-id=a", "atlassian.oauth.client-secret=b"),
      descriptor(),
      "CSE-020 atlassian.oauth.client-id is set (from Properties), but not"
          + " atlassian.oauth.redirect-uri (callback URL as registered, https or http on a loopback"
          + " host; its path below the context path is served) and atlassian.oauth.scopes (what"
          + " users are asked to consent to, separated by spaces). Add:"
          + " atlassian.oauth.redirect-uri=https://hello.example.com/oauth/callback and"
          + " atlassian.oauth.scopes=read:jira-work offline_access"),
  LOGIN_AT_THE_CALLBACK(
      config(
          "atlassian.oauth.client-id=a",
          "atlassian.oauth.client-secret=b",
          "atlassian.oauth.redirect-uri=https://app.example/app/oauth/login",
          "atlassian.oauth.scopes=read:me offline_access"),
      descriptor(),
      "CSE-020 atlassian.oauth.redirect-uri=https://app.example/login-at-the-callback/oauth/login"
          + " leads to /oauth/login, which is atlassian.oauth.login-path. Register and configure"
          + " another one, for example:"
          + " atlassian.oauth.redirect-uri=https://hello.example.com/oauth/callback"),
  TOKEN_WITHOUT_ITS_PLACE(
      config("atlassian.api-token.email=a@example.com", "atlassian.api-token.token=b"),
      descriptor(),
      "CSE-022 neither atlassian.api-token.site (for a token without scopes) nor"
          + " atlassian.api-token.cloud-id (for one with scopes) is set. Add one of them, for"
          + " example: atlassian.api-token.site=https://acme.atlassian.net"),
  HALF_A_SERVICE_ACCOUNT(
      config("atlassian.service-account.client-id=a", "atlassian.service-account.cloud-id=b"),
      descriptor(),
      "CSE-023 atlassian.service-account.client-id is set (from Properties), but not"
          + " atlassian.service-account.client-secret (secret of the service account's OAuth 2.0"
          + " credential). Add:"
          + " atlassian.service-account.client-secret=${ATLASSIAN_SERVICE_CLIENT_SECRET}"),
  GUARD_WITHOUT_CONNECT(
      "atlassian.service-account.client-id=a\natlassian.service-account.client-secret=b\n"
          + "atlassian.service-account.cloud-id=c\n",
      null,
      "CSE-025 @RequiresScope on Undeclared#change can be met by nobody: without"
          + " atlassian.connect.app-key no caller is authenticated. Remove it, or add:"
          + " atlassian.connect.app-key=com.example.hello",
      Undeclared.class),
  WRONG_BASE_URL(
      config().replace("https://app.example", "http://plain.example"),
      descriptor(),
      "CSE-002 atlassian.connect.base-url is 'http://plain.example/wrong-base-url' (from"
          + " Properties) but must begin with https://, because Atlassian calls nothing else. For"
          + " example: atlassian.connect.base-url=https://hello.example.com"),
  NO_DESCRIPTOR(
      config(),
      null,
      "CSE-003 META-INF/atlassian-connect.json is not in the application. Add"
          + " src/main/resources/META-INF/atlassian-connect.json with at least: {\"name\":"
          + " \"Hello\", \"modules\": {}}"),
  UNRESOLVED_PLACEHOLDER(
      config(),
      "{\"name\": \"Hello\", \"description\": \"${config.title}\", \"modules\": {}}",
      "CSE-003 atlassian-connect.json has the placeholder ${config.title}, but config.title is not"
          + " configured. Add it: config.title=…"),
  NO_DATA_SOURCE(
      config("atlassian.store.datasource=java:app/jdbc/nowhere"),
      descriptor(),
      "CSE-006 atlassian.store.datasource=java:app/jdbc/nowhere: this server has no data source of"
          + " that name. Define one, or for development: atlassian.store.type=memory"),
  NO_ENCRYPTION_KEY(
      War.configWithoutKey(),
      descriptor(),
      "CSE-004 atlassian.store.encryption-keys is not set, and secrets are not stored in clear. Set"
          + " it, or the environment variable ATLASSIAN_STORE_ENCRYPTION_KEYS, to what this prints"
          + " once: echo \"k1:$(openssl rand -base64 32)\". For development on H2, set"
          + " mp.config.profile=dev instead: then a key is made beside the database"),
  UNDECLARED_SCOPE(
      config(),
      descriptor(),
      "CSE-008 @RequiresScope on Undeclared#change demands WRITE, which nobody can hold:"
          + " META-INF/atlassian-connect.json declares READ. Add: \"scopes\": [\"READ\", \"WRITE\"]",
      Undeclared.class),
  PRIVATE_METHOD(
      config(),
      descriptor(),
      "CSE-007 @RequiresScope on PrivateMethod#secret cannot be enforced: the method is private."
          + " Make it a non-private, non-final instance method of a non-final CDI bean",
      PrivateMethod.class),
  STATIC_METHOD(
      config(),
      descriptor(),
      "CSE-007 @RequiresScope on StaticMethod#secret cannot be enforced: the method is static."
          + " Make it a non-private, non-final instance method of a non-final CDI bean",
      StaticMethod.class),
  NO_BEAN(
      config(),
      descriptor(),
      "CSE-007 @RequiresScope on NoBean cannot be enforced: the class is not a CDI bean. Add a"
          + " scope, for example @RequestScoped",
      NoBean.class),
  METHOD_OF_A_SERVLET(
      config(),
      descriptor(),
      "CSE-007 @RequiresScope on HalfServlet#work cannot be enforced: a servlet is guarded as a"
          + " whole. Put it on the class",
      HalfServlet.class),
  MODULE_ON_A_PUBLIC_PATH(
      config().replace("/public/*", "/page"),
      descriptor(),
      "CSE-010 atlassian.connect.public-paths opens /page, which the descriptor's modules name:"
          + " Atlassian's token would not be checked there. Narrow the path or move the module"),
  UNKNOWN_KEY(
      config("atlassian.connect.public-path=/health"),
      descriptor(),
      "CSE-011 nothing reads atlassian.connect.public-path. Did you mean"
          + " atlassian.connect.public-paths?"),
  TAKEN_PATH(
      config(),
      descriptor(),
      "CSE-012 the application maps a servlet of its own to /lifecycle/installed, which"
          + " Atlassian's callbacks need. Map it elsewhere",
      TakenPath.class),
  BAD_VALUE(
      config("atlassian.connect.leeway=soon"),
      descriptor(),
      "CSE-016 atlassian.connect.leeway is 'soon' (from Properties) but must be a duration such as"
          + " PT30S. For example: atlassian.connect.leeway=PT30S");

  private final String config;
  private final Optional<String> descriptor;
  private final String sentence;
  private final Class<?>[] classes;

  Mistake(String config, String descriptor, String sentence, Class<?>... classes) {
    this.config = config;
    this.descriptor = Optional.ofNullable(descriptor);
    this.sentence = sentence;
    this.classes = classes.clone();
  }

  private static String config(String... lines) {
    return War.config(lines);
  }

  private static String descriptor() {
    return War.descriptor("\"READ\"");
  }

  String context() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String sentence() {
    return sentence;
  }

  WebArchive war() {
    WebArchive war =
        War.bare(context() + ".war", classes)
            .addClass(PageServlet.class)
            .addAsResource(
                new StringAsset(config.replace("example/app", "example/" + context())),
                "META-INF/microprofile-config.properties");
    descriptor.ifPresent(
        text -> war.addAsResource(new StringAsset(text), "META-INF/atlassian-connect.json"));
    return war;
  }
}
