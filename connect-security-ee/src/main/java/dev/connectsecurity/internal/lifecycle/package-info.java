/**
 * The reception: serves the app's descriptor and receives installations.
 *
 * <p>{@link dev.connectsecurity.internal.lifecycle.Descriptor} and {@link
 * dev.connectsecurity.internal.lifecycle.LifecycleServlet} are the doors. Knows the front hall and
 * the workshop, no configuration and no container but the servlet API.
 */
package dev.connectsecurity.internal.lifecycle;
