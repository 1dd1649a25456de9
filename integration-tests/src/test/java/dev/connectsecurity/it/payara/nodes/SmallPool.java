package dev.connectsecurity.it.payara.nodes;

import jakarta.annotation.sql.DataSourceDefinition;

/**
 * A pool of two, which a test can fill. No answer within two seconds is none, as far as the driver
 * is concerned; a server's own commits stand in clear on the wire.
 */
@DataSourceDefinition(
    name = "java:app/jdbc/nodes",
    className = "org.postgresql.ds.PGSimpleDataSource",
    url = "${MPCONFIG=nodes.database}",
    user = "postgres",
    password = "postgres",
    minPoolSize = 1,
    maxPoolSize = 2,
    properties = {
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname="
          + "org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
      "fish.payara.max-wait-time-in-millis=1000"
    })
public final class SmallPool {
  /** What the URL adds. */
  static final String OPTIONS = "?socketTimeout=2&prepareThreshold=0";

  private SmallPool() {}
}
