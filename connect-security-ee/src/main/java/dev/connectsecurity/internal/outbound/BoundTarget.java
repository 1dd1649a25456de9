package dev.connectsecurity.internal.outbound;

import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Map;

/**
 * A target that hands its mode to each request made from it, and to each target derived from it.
 *
 * <p>A decorator and not a filter of its own per target: to register anything on a target makes
 * Jersey build a client runtime for it. Filters that an application registers here run before the
 * {@link AuthorizationFilter} if their priority is less than {@link Integer#MAX_VALUE}.
 *
 * @param target the target of the shared client
 * @param authentication the mode
 */
record BoundTarget(WebTarget target, Authentication authentication) implements WebTarget {

  private BoundTarget bound(WebTarget next) {
    return new BoundTarget(next, authentication);
  }

  // The filter checks again; here a refusal reaches the caller as it is, not as a cause.
  private Invocation.Builder bound(Invocation.Builder request) {
    new Origin(authentication.root()).pathBelow(target.getUri());
    return request.property(AuthorizationFilter.MODE, authentication);
  }

  @Override
  public Invocation.Builder request() {
    return bound(target.request());
  }

  @Override
  public Invocation.Builder request(String... acceptedResponseTypes) {
    return bound(target.request(acceptedResponseTypes));
  }

  @Override
  public Invocation.Builder request(MediaType... acceptedResponseTypes) {
    return bound(target.request(acceptedResponseTypes));
  }

  @Override
  public URI getUri() {
    return target.getUri();
  }

  @Override
  public UriBuilder getUriBuilder() {
    return target.getUriBuilder();
  }

  @Override
  public WebTarget path(String path) {
    return bound(target.path(path));
  }

  @Override
  public WebTarget resolveTemplate(String name, Object value) {
    return bound(target.resolveTemplate(name, value));
  }

  @Override
  public WebTarget resolveTemplate(String name, Object value, boolean encodeSlashInPath) {
    return bound(target.resolveTemplate(name, value, encodeSlashInPath));
  }

  @Override
  public WebTarget resolveTemplateFromEncoded(String name, Object value) {
    return bound(target.resolveTemplateFromEncoded(name, value));
  }

  @Override
  public WebTarget resolveTemplates(Map<String, Object> templateValues) {
    return bound(target.resolveTemplates(templateValues));
  }

  @Override
  public WebTarget resolveTemplates(Map<String, Object> templateValues, boolean encodeSlashInPath) {
    return bound(target.resolveTemplates(templateValues, encodeSlashInPath));
  }

  @Override
  public WebTarget resolveTemplatesFromEncoded(Map<String, Object> templateValues) {
    return bound(target.resolveTemplatesFromEncoded(templateValues));
  }

  @Override
  public WebTarget matrixParam(String name, Object... values) {
    return bound(target.matrixParam(name, values));
  }

  @Override
  public WebTarget queryParam(String name, Object... values) {
    return bound(target.queryParam(name, values));
  }

  @Override
  public Configuration getConfiguration() {
    return target.getConfiguration();
  }

  @Override
  public WebTarget property(String name, Object value) {
    return bound(target.property(name, value));
  }

  @Override
  public WebTarget register(Class<?> componentClass) {
    return bound(target.register(componentClass));
  }

  @Override
  public WebTarget register(Class<?> componentClass, int priority) {
    return bound(target.register(componentClass, priority));
  }

  @Override
  public WebTarget register(Class<?> componentClass, Class<?>... contracts) {
    return bound(target.register(componentClass, contracts));
  }

  @Override
  public WebTarget register(Class<?> componentClass, Map<Class<?>, Integer> contracts) {
    return bound(target.register(componentClass, contracts));
  }

  @Override
  public WebTarget register(Object component) {
    return bound(target.register(component));
  }

  @Override
  public WebTarget register(Object component, int priority) {
    return bound(target.register(component, priority));
  }

  @Override
  public WebTarget register(Object component, Class<?>... contracts) {
    return bound(target.register(component, contracts));
  }

  @Override
  public WebTarget register(Object component, Map<Class<?>, Integer> contracts) {
    return bound(target.register(component, contracts));
  }
}
