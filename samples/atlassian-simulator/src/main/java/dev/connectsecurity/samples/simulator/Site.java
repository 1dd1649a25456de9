package dev.connectsecurity.samples.simulator;

import dev.connectsecurity.samples.simulator.token.TokenBuilder;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One Atlassian site: a tenant that installs an app, opens its pages, calls it and is called. */
public final class Site {

  private final LoopbackServer server;
  private final Tenant tenant;
  private final SiteTokens tokens;
  private final Lifecycle lifecycle;
  private final Webhooks webhooks;
  private final AccountReports reports = new AccountReports();
  private final ApiTokens apiTokens;
  private final String suggestedApp;

  Site(SimulatorOptions options, Cloud cloud, String cloudId) {
    suggestedApp = options.suggestedApp();
    server = new LoopbackServer(options.ports().site(), cloud.threads());
    tenant =
        new Tenant(
            options.siteName(), options.product(), server.origin(), cloudId, options.clock());
    SiteContent content = new SiteContent();
    AppCaller app = new AppCaller(tenant.name(), cloud.log());
    tokens = new SiteTokens(tenant);
    lifecycle = new Lifecycle(tenant, cloud.keys(), app);
    webhooks = new Webhooks(tenant, tokens, content, app);
    AccessTokens accessTokens = cloud.authorization().register(tenant);
    RestResources resources = new RestResources(tenant, content, reports);
    ProductRest rest =
        new ProductRest(tenant, resources.routes(), accessTokens, cloud.apiTokens(), cloud.log());
    cloud.directory().add(tenant, rest);
    apiTokens = cloud.apiTokens();
    server.start(new SiteEndpoint(tenant, rest, new DemoPage(this, content, cloud, app, options)));
  }

  /** The site's name, such as "Acme Jira". */
  public String name() {
    return tenant.name();
  }

  /** What the site is. */
  public Product product() {
    return tenant.product();
  }

  /** Scheme, host and port: the parent origin of every iframe. */
  public String origin() {
    return tenant.origin();
  }

  /** The tenant's base URL as {@code installed} tells it, without a trailing slash. */
  public String baseUrl() {
    return tenant.baseUrl();
  }

  /** The site's id in the gateway, the same for all products of one site. */
  public String cloudId() {
    return tenant.cloudId();
  }

  /** Makes an API token of a user, to be used on the site with {@link User#email()}. */
  public String apiToken(User user) {
    return apiTokens.issue(user, Optional.empty());
  }

  /** Makes an API token with scopes, to be used in the gateway with {@link User#email()}. */
  public String scopedApiToken(User user, String... scopes) {
    return apiTokens.issue(user, Optional.of(Set.of(scopes)));
  }

  /** Ends all API tokens of a user. */
  public void revokeApiTokens(User user) {
    apiTokens.revoke(user);
  }

  /** What happens to the accounts that an app reports. */
  public AccountReports accountReports() {
    return reports;
  }

  /** The app on this site, also after it was uninstalled; refused until an install was tried. */
  public Installation installation() {
    return tenant.installation();
  }

  /** Tells whether an app is installed now. */
  public boolean hasApp() {
    return tenant.current().filter(Installation::active).isPresent();
  }

  /**
   * Reads an app's descriptor and makes credentials, without telling the app.
   *
   * @param appUrl the app's base URL, or the URL of its descriptor ending in {@code .json}
   * @throws InvalidDescriptorException if the app cannot be installed
   */
  public Installation prepare(String appUrl) {
    return lifecycle.prepare(appUrl);
  }

  /**
   * Installs an app: descriptor, {@code installed}, then {@code enabled} if the app wants it.
   *
   * @param appUrl the app's base URL, or the URL of its descriptor ending in {@code .json}
   * @return the status that {@code installed} was answered with
   */
  public int install(String appUrl) {
    int status = install(prepare(appUrl));
    if (hasApp()) {
      lifecycle.send("enabled");
    }
    return status;
  }

  /** Sends {@code installed} for prepared credentials, which become the site's own on success. */
  public int install(Installation candidate) {
    return lifecycle.install(candidate);
  }

  /** Sends {@code installed} again with a new secret and the same client key. */
  public int reinstall() {
    return lifecycle.reinstall();
  }

  /** Sends {@code disabled} and {@code uninstalled}; gives the status of the latter. */
  public int uninstall() {
    return lifecycle.uninstall();
  }

  /** The token of a lifecycle callback, ready to sign or to vary. */
  public TokenBuilder lifecycleToken(Installation installation, String event) {
    return lifecycle.token(installation, event);
  }

  /** The body of a lifecycle callback. */
  public JsonObject lifecycleBody(Installation installation, String event) {
    return lifecycle.body(installation, event);
  }

  /** A token of this site for a user, valid for three minutes, still without {@code qsh}. */
  public TokenBuilder token(User user) {
    return tokens.token(user);
  }

  /** The token that {@code AP.context.getToken} gives a page: bound to the user, to no URL. */
  public String contextToken(User user) {
    return tokens.contextToken(user);
  }

  /**
   * Signs the URL of a page of the app.
   *
   * @param moduleOrPath a module key, or a path below the app's base URL beginning with a slash
   * @param user who looks at the page
   * @return an absolute URL, good for one GET within three minutes
   */
  public String pageUrl(String moduleOrPath, User user) {
    return pageUrl(moduleOrPath, user, Map.of());
  }

  /** Signs the URL of a page of the app with more query parameters. */
  public String pageUrl(String moduleOrPath, User user, Map<String, String> extraParameters) {
    return pageUrl(moduleOrPath, user, extraParameters, UnaryOperator.identity());
  }

  /** Signs the URL of a page of the app with a token that is varied first. */
  public String pageUrl(
      String moduleOrPath,
      User user,
      Map<String, String> extraParameters,
      UnaryOperator<TokenBuilder> variation) {
    return tokens.pageUrl(moduleOrPath, user, extraParameters, variation);
  }

  /** Posts an event to every webhook that waits for it; gives their statuses. */
  public List<Integer> webhook(String event) {
    return webhook(event, webhooks.body(event));
  }

  /** Posts an event with a body of one's own. */
  public List<Integer> webhook(String event, JsonObject body) {
    return webhooks.send(event, body);
  }

  /** What goes wrong with the product's REST API on demand. */
  public Faults faults() {
    return server.faults();
  }

  /**
   * How often each path of this site was asked, for instance {@code of("GET",
   * "/rest/api/3/myself")}.
   */
  public Counts counts() {
    return server.counts();
  }

  /** What time it is here. */
  public Instant now() {
    return tenant.clock().instant();
  }

  String suggestedApp() {
    return suggestedApp;
  }

  void close() {
    server.close();
  }
}
