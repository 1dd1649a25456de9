/**
 * What an application implements to keep tenants, grants and secrets in a place of its own.
 *
 * <p>{@link dev.connectsecurity.spi.AtlassianHosts} is the entry point: an
 * {@code @ApplicationScoped} bean of that type in the application replaces the store of this
 * library, if it is an {@code @Alternative} with a {@code @Priority}.
 *
 * @since 0.1
 */
package dev.connectsecurity.spi;
