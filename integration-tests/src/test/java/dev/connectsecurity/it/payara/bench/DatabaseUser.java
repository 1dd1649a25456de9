package dev.connectsecurity.it.payara.bench;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Opens the server's database, as an application does that has one. */
@WebListener
public class DatabaseUser implements ServletContextListener {
  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource database;

  @Override
  public void contextInitialized(ServletContextEvent started) {
    try (Connection connection = database.getConnection()) {
      started.getServletContext().log(connection.getMetaData().getURL());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
