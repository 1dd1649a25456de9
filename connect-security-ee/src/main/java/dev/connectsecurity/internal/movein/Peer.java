package dev.connectsecurity.internal.movein;

/**
 * A library whose tenants can move in.
 *
 * @since 0.1
 */
public enum Peer {
  /**
   * Atlassian Connect Spring Boot: table {@code atlassian_host}, as the Liquibase change sets of
   * its JPA starter 1.5 to 2.2 make it. Later columns are read by the names that JPA derives from
   * the fields of {@code AtlassianHost} 4.1; no change set of 3 or 4 was compared.
   */
  ATLASSIAN_CONNECT_SPRING_BOOT("spring-boot", new SpringBootTable()),
  /**
   * Atlassian Connect Express, versions 0.9 to 11, on an SQL database: table {@code AddonSettings},
   * whose {@code val} is text where JugglingDB made it (0.9 to 2), JSON where Sequelize did (1 to
   * 11), and whose times of creation and change only Sequelize before 2.1 made.
   */
  ATLASSIAN_CONNECT_EXPRESS("express", new ExpressTable());

  private final String label;
  private final PeerTable table;

  Peer(String label, PeerTable table) {
    this.label = label;
    this.table = table;
  }

  /**
   * Gives its name.
   *
   * @return the word that configuration names it by
   */
  public String label() {
    return label;
  }

  PeerTable table() {
    return table;
  }
}
