package dev.connectsecurity.it.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;
import dev.connectsecurity.samples.simulator.Installation;
import dev.connectsecurity.samples.simulator.Site;
import dev.connectsecurity.samples.simulator.User;

/** The users of a simulated site, of whom some may do more than others. */
final class Visitors {
  private Visitors() {}

  /** Installs the app at a site, so that nothing is remembered of it. */
  static Tenant install(Site site, RawHttp http) throws Exception {
    try (DescriptorServer app = new DescriptorServer()) {
      assertThat(site.install(app.url())).isEqualTo(204);
    }
    Installation installed = site.installation();
    Tenant tenant = new Tenant(installed.clientKey(), installed.sharedSecret(), site.baseUrl());
    Atlassian.install(http, tenant);
    return tenant;
  }

  static Answer open(RawHttp http, Tenant tenant, String user, String target) {
    String accountId =
        User.ALL.stream()
            .filter(one -> one.name().equals(user))
            .findFirst()
            .orElseThrow()
            .accountId();
    return http.get(
        target, "Authorization: JWT " + tenant.token("GET", target).subject(accountId).sign());
  }
}
