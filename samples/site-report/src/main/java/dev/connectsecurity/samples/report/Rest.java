package dev.connectsecurity.samples.report;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/**
 * Serves the pages at the application's root. The database, an H2 file in the folder in which the
 * server was started, is the library's alone: it keeps the grants of those who have signed in.
 */
@DataSourceDefinition(
    name = "java:app/jdbc/report",
    className = "org.h2.jdbcx.JdbcDataSource",
    url = "jdbc:h2:file:./site-report",
    user = "sa",
    password = "",
    minPoolSize = 1,
    maxPoolSize = 8)
@ApplicationPath("/")
public class Rest extends Application {}
