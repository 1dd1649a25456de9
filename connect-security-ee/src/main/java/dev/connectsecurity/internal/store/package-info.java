/**
 * The archive: keeps tenants in memory or in a database, and caches them in front of it.
 *
 * <p>{@link dev.connectsecurity.internal.store.CachedHosts} over {@link
 * dev.connectsecurity.internal.store.JdbcHosts} is the usual pair; {@link
 * dev.connectsecurity.internal.store.Schema} prepares the tables. The database is the only thing
 * that nodes share.
 */
package dev.connectsecurity.internal.store;
