package dev.connectsecurity.bench;

import com.atlassian.connect.spring.AtlassianHost;
import com.atlassian.connect.spring.AtlassianHostRepository;
import com.atlassian.connect.spring.internal.AtlassianConnectProperties;
import com.atlassian.connect.spring.internal.auth.LifecycleURLHelper;
import com.atlassian.connect.spring.internal.auth.jwt.JwtAuthentication;
import com.atlassian.connect.spring.internal.auth.jwt.JwtAuthenticationProvider;
import com.atlassian.connect.spring.internal.auth.jwt.JwtAuthenticationToken;
import com.atlassian.connect.spring.internal.auth.jwt.JwtCredentials;
import com.atlassian.connect.spring.internal.descriptor.AddonDescriptorLoader;
import com.atlassian.connect.spring.internal.jwt.CanonicalHttpServletRequest;
import com.atlassian.connect.spring.internal.jwt.HttpRequestCanonicalizer;
import com.atlassian.connect.spring.internal.jwt.JwtInvalidClaimException;
import com.atlassian.connect.spring.internal.jwt.JwtParser;
import com.atlassian.connect.spring.internal.jwt.SymmetricJwtReader;
import com.atlassian.connect.spring.internal.request.jwt.JwtBuilder;
import com.atlassian.connect.spring.internal.request.jwt.JwtGenerator;
import com.atlassian.connect.spring.internal.request.jwt.JwtQueryHashGenerator;
import com.nimbusds.jose.crypto.MACVerifier;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.AuthenticationException;

/**
 * Atlassian's library for Spring, version 4.1.1: what its filter asks of its parts for one request.
 *
 * <p>Left out in its favour: the filter chain of Spring Security, the log, the answer, and the
 * descriptor look-ups of its two other filters. Tenants come from a map.
 */
final class SpringGate {
  private final AddonDescriptorLoader descriptors =
      new AddonDescriptorLoader(new StandardEnvironment());
  private final LifecycleURLHelper lifecycle = new LifecycleURLHelper(descriptors);
  private final Map<String, AtlassianHost> hosts = Map.of(Offer.TENANT, host());
  private final JwtAuthenticationProvider provider =
      new JwtAuthenticationProvider(descriptors, repository());
  private final JwtQueryHashGenerator hashes = new JwtQueryHashGenerator();
  private final JwtGenerator generator =
      new JwtGenerator(null, descriptors, new AtlassianConnectProperties(), hashes);

  SpringGate() {
    descriptors.setResourceLoader(new DefaultResourceLoader());
  }

  private static AtlassianHost host() {
    AtlassianHost host = new AtlassianHost();
    host.setClientKey(Offer.TENANT);
    host.setSharedSecret(Offer.SECRET);
    host.setBaseUrl("https://acme.atlassian.net");
    return host;
  }

  private AtlassianHostRepository repository() {
    return (AtlassianHostRepository)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {AtlassianHostRepository.class},
            (proxy, method, arguments) -> Optional.ofNullable(hosts.get((String) arguments[0])));
  }

  /** Checks a request as filter, provider and handler interceptor do one after the other. */
  boolean accepts(HttpServletRequest request) {
    if (lifecycle.isRequestToLifecycleURL(request)) {
      return false;
    }
    try {
      JwtCredentials credentials =
          new JwtCredentials(token(request), new CanonicalHttpServletRequest(request));
      JwtAuthentication caller =
          (JwtAuthentication) provider.authenticate(new JwtAuthenticationToken(credentials));
      caller.validateQueryStringHash(true);
      return true;
    } catch (AuthenticationException | JwtInvalidClaimException refused) {
      return false;
    }
  }

  /** Only reads, verifies and canonicalises: no descriptor, no authentication objects. */
  boolean verifies(HttpServletRequest request) throws Exception {
    String token = token(request);
    new JwtParser().parse(token);
    Object qsh =
        new SymmetricJwtReader(new MACVerifier(Offer.SECRET))
            .readAndVerify(token, null)
            .getClaim("qsh");
    return HttpRequestCanonicalizer.computeCanonicalRequestHash(
            new CanonicalHttpServletRequest(request))
        .equals(qsh);
  }

  /** Signs a call as its request interceptor does. */
  String sign(URI uri) {
    return generator.createJwtToken(HttpMethod.GET, uri, hosts.get(Offer.TENANT));
  }

  /** Signs a call without the look-up of the descriptor. */
  String signOnly(URI uri) {
    return new JwtBuilder(Duration.ofSeconds(180))
        .issuer(Offer.APP)
        .queryHash(
            hashes.computeCanonicalRequestHash(
                hashes.createCanonicalHttpRequest(
                    HttpMethod.GET, uri, "https://acme.atlassian.net")))
        .signature(Offer.SECRET)
        .build();
  }

  private static String token(HttpServletRequest request) {
    return request.getHeader("Authorization").substring("JWT ".length());
  }
}
