package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.ConnectScope;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What Atlassian reads about the app before it installs it: the {@code atlassian-connect.json}.
 *
 * <p>The application writes what only it knows (name, vendor, modules, scopes), the library adds
 * key, base URL, authentication and lifecycle, on which its own checks rest. Made once, at
 * deployment. A value; it never changes. Source: <a
 * href="https://developer.atlassian.com/cloud/jira/platform/connect-app-descriptor/">Connect app
 * descriptor</a>.
 *
 * @since 0.1
 */
public final class Descriptor {
  private static final String SCOPES = "scopes";

  private final JsonObject whole;
  private final Set<ConnectScope> scopes;
  private final List<String> moduleUrls;

  private Descriptor(JsonObject whole, Set<ConnectScope> scopes, List<String> moduleUrls) {
    this.whole = whole;
    this.scopes = Set.copyOf(scopes);
    this.moduleUrls = List.copyOf(moduleUrls);
  }

  /**
   * Puts both parts together.
   *
   * @param appKey the app's key, at most 64 of {@code A-Z a-z 0-9 . _ -}
   * @param baseUrl where Atlassian finds the app, without a trailing slash
   * @param warJson the application's part; string values may hold <code>${config.key}</code>
   * @param config finds the value of such a key
   * @return the descriptor
   * @throws InvalidDescriptorException if anything is wrong, with all that is
   */
  public static Descriptor build(
      String appKey, URI baseUrl, String warJson, Function<String, Optional<String>> config) {
    List<String> problems = new ArrayList<>();
    OwnMembers own = new OwnMembers(appKey, baseUrl.toString());
    own.check(problems);
    Optional<JsonObject> war =
        DescriptorText.read(warJson, problems)
            .map(object -> new Placeholders(config, problems).fill(object));
    Optional<Descriptor> descriptor = war.map(object -> join(own, object, problems));
    if (!problems.isEmpty()) {
      throw new InvalidDescriptorException(problems);
    }
    return descriptor.orElseThrow();
  }

  private static Descriptor join(OwnMembers own, JsonObject war, List<String> problems) {
    if (DescriptorText.text(war, "name").isEmpty()) {
      problems.add(DescriptorText.FILE + " has no \"name\". Add: \"name\": \"My app\"");
    }
    JsonObject whole = own.mergeInto(war, problems);
    Set<ConnectScope> scopes = DeclaredScopes.read(war, problems);
    List<String> urls = new ModuleUrls(own.baseUrl(), problems).collect(war);
    return new Descriptor(whole, scopes, urls);
  }

  /**
   * Gives the text that is served.
   *
   * @return one JSON object as UTF-8; a fresh copy
   */
  public byte[] json() {
    return whole.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Gives the scopes that the app asks for.
   *
   * @return as declared, not closed under implication; unmodifiable
   */
  public Set<ConnectScope> scopes() {
    return scopes;
  }

  /**
   * Gives the paths that Atlassian will open or call with a token.
   *
   * @return the {@code url} of every module, below the base URL, with a leading slash, without
   *     query and fragment; may hold context parameters such as <code>{issue.key}</code>; each once
   */
  public List<String> moduleUrls() {
    return moduleUrls;
  }

  /**
   * Tells whether the application declares scopes at all.
   *
   * @return false if its part has no {@code scopes}: then {@link #withScopes} may fill them in
   */
  public boolean declaresScopes() {
    return whole.containsKey(SCOPES);
  }

  /**
   * Declares scopes that the application has left open.
   *
   * @param open what is declared
   * @return a descriptor with these scopes, in their order of strength
   */
  public Descriptor withScopes(Set<ConnectScope> open) {
    JsonArrayBuilder names = Json.createArrayBuilder();
    open.stream().sorted().map(Enum::name).forEach(names::add);
    return new Descriptor(
        Json.createObjectBuilder(whole).add(SCOPES, names).build(), open, moduleUrls);
  }
}
