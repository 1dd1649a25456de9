/**
 * The archive: keeps tenants, grants and sign-ins in memory or in a database, and caches tenants in
 * front of it.
 *
 * <p>{@link dev.connectsecurity.internal.store.CachedHosts} over the tenants of a {@link
 * dev.connectsecurity.internal.store.JdbcStore} is the usual pair; {@link
 * dev.connectsecurity.internal.store.Schema} prepares the tables. The database is the only thing
 * that nodes share.
 */
package dev.connectsecurity.internal.store;
