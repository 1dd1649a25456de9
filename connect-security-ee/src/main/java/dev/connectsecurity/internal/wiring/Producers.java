package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianLogin;
import dev.connectsecurity.AtlassianPrincipal;
import dev.connectsecurity.GuardReport;
import dev.connectsecurity.HostDirectory;
import dev.connectsecurity.SessionTokens;
import dev.connectsecurity.StoreHealth;
import dev.connectsecurity.internal.access.PermissionGuard;
import dev.connectsecurity.internal.consent.ConsentStores;
import dev.connectsecurity.spi.AccountIds;
import dev.connectsecurity.spi.AtlassianHosts;
import dev.connectsecurity.spi.LoginAttempts;
import dev.connectsecurity.spi.OAuthGrants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;

/** Every bean of this library that an application can inject, and the house they come from. */
@Dependent
class Producers {

  @Produces
  @Singleton
  House house(
      ConnectExtension extension,
      Instance<AtlassianHosts> hosts,
      Instance<OAuthGrants> grants,
      Instance<LoginAttempts> attempts,
      Instance<AccountIds> accounts,
      Instance<Stores> stores,
      CurrentCaller caller,
      Event<Object> events) {
    return new House(
        extension.deployment().settings(),
        new Parts(
            hosts::get,
            () -> new ConsentStores(attempts.get(), grants.get()),
            () -> accounts.isUnsatisfied() ? Optional.empty() : Optional.of(accounts.get()),
            () -> extension.keepsSomething() ? stores.get().database() : Optional.empty()),
        caller,
        new CdiEvents(events),
        Clock.systemUTC());
  }

  @Produces
  @Singleton
  MovingIn movingIn(ConnectExtension extension, Instance<Stores> stores) {
    return new MovingIn(extension.deployment().settings(), extension.keepsTenants(), stores::get);
  }

  @Produces
  @Dependent
  GuardReport guards(ConnectExtension extension) {
    return extension.guards().report();
  }

  // Static: GlassFish 7.0.21 injects nothing into this class while an application is undeployed
  // ("No valid EE environment for injection"), and a disposer that needs it is not called.
  static void leave(@Disposes House house) {
    house.close();
  }

  @Produces
  @Singleton
  @Typed(CurrentCaller.class)
  CurrentCaller caller(HttpServletRequest current) {
    return new CurrentCaller(current);
  }

  // Not of type Principal: that bean is the container's.
  @Produces
  @ApplicationScoped
  @Typed(AtlassianPrincipal.class)
  AtlassianPrincipal principal(CurrentCaller caller) {
    return caller;
  }

  @Produces
  @ApplicationScoped
  AtlassianClient client(House house) {
    return house.client();
  }

  @Produces
  @ApplicationScoped
  AtlassianLogin login(House house, HttpServletRequest current) {
    return house.login(current);
  }

  @Produces
  @ApplicationScoped
  HostDirectory directory(House house) {
    return house.directory();
  }

  @Produces
  @ApplicationScoped
  StoreHealth health(House house) {
    return house.health();
  }

  @Produces
  @Singleton
  PermissionGuard permissions(House house) {
    return house.permissions();
  }

  @Produces
  @ApplicationScoped
  SessionTokens sessionTokens(House house) {
    return house.sessionTokens();
  }
}
