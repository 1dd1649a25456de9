/** The front hall of connect-security-ee: all that an application imports. */
package dev.connectsecurity;
