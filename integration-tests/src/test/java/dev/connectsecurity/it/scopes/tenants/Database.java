package dev.connectsecurity.it.scopes.tenants;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/** A database that outlives the server. */
@DataSourceDefinition(
    name = "java:app/jdbc/tenants",
    className = "org.h2.jdbcx.JdbcDataSource",
    url = "jdbc:h2:file:${MPCONFIG=test.database}",
    user = "sa",
    password = "",
    minPoolSize = 1,
    maxPoolSize = 4)
@ApplicationScoped
public class Database {}
