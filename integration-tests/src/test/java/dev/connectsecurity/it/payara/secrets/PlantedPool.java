package dev.connectsecurity.it.payara.secrets;

import jakarta.annotation.sql.DataSourceDefinition;

/** The database, by a user whose password is one of the secrets. */
@DataSourceDefinition(
    name = "java:app/jdbc/planted",
    className = "org.postgresql.ds.PGSimpleDataSource",
    url = "${MPCONFIG=planted.database}",
    user = "planted",
    password = "${MPCONFIG=planted.password}",
    minPoolSize = 1,
    maxPoolSize = 4)
public final class PlantedPool {
  private PlantedPool() {}
}
