/**
 * The loading bay: reads the tenants that another library has kept, and hands them to the archive.
 *
 * <p>Another library's table is only read, never changed.
 */
package dev.connectsecurity.internal.movein;
