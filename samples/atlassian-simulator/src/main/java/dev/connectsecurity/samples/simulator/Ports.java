package dev.connectsecurity.samples.simulator;

/**
 * Where the listeners of a simulator are; 0 takes a free port.
 *
 * @param site the first site
 * @param keys the install key server
 * @param authorization the server that lets an app act as a user
 * @param oauth the authorization server to which users consent
 * @param gateway the gateway
 */
public record Ports(int site, int keys, int authorization, int oauth, int gateway) {

  /** Free ports for all. */
  public static final Ports FREE = new Ports(0, 0, 0, 0, 0);
}
