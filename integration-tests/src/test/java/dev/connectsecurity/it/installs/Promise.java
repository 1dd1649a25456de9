package dev.connectsecurity.it.installs;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Cast;
import dev.connectsecurity.it.support.Gate;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.Tenant;

/** What the promises about installations share; each is an interface of tests. */
interface Promise {

  /** Gives the application. */
  Gate gate();

  /** Gives tenants that are there. */
  Cast cast();

  /** Gives the server. */
  default RawHttp http() {
    return gate().http();
  }

  /** Reads what is stored of a tenant, past every cache. */
  default String stored(Tenant tenant) {
    return http().get("/app/public/tenant?key=" + tenant.clientKey()).body();
  }

  /** Opens a page as a tenant. */
  default Answer open(Tenant tenant) {
    return http().get("/app/page", tenant.authorization("/app/page"));
  }
}
