/**
 * The guest book: which tenant signed this token? Asked by every door that a tenant's token opens.
 */
package dev.connectsecurity.internal.tenant;
