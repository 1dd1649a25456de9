package dev.connectsecurity.it.payara.nodes;

import jakarta.annotation.sql.DataSourceDefinition;

/**
 * Where both nodes keep what they know. Payara hands broken connections out again unless it is told
 * to look at them first.
 */
@DataSourceDefinition(
    name = "java:app/jdbc/nodes",
    className = "org.postgresql.ds.PGSimpleDataSource",
    url = "${MPCONFIG=nodes.database}",
    user = "postgres",
    password = "postgres",
    minPoolSize = 1,
    maxPoolSize = 16,
    properties = {
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname="
          + "org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
      "fish.payara.max-wait-time-in-millis=10000"
    })
public final class Pool {
  private Pool() {}
}
