/**
 * The mains: reads the configuration, finds mistakes at deployment, builds the rooms and connects
 * them to the server.
 *
 * <p>{@code ConnectExtension} looks at configuration, descriptor and guards while CDI starts;
 * {@code ConnectInitializer} then registers the filter and the servlets that {@code House} has
 * built.
 */
package dev.connectsecurity.internal.wiring;
