/** The gate: who is calling? Authenticates every request before the application sees it. */
package dev.connectsecurity.internal.inbound;
